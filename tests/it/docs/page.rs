//! The pages of the documentation, taken apart.

#![expect(clippy::wildcard_enum_match_arm, reason = "Markdown has more in it than these tests look at")]

use std::path::{Component, Path, PathBuf};

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

/// One Markdown file of the repository.
pub(super) struct Page {
    pub(super) path: PathBuf,
    text: String,
}

/// A fenced block.
pub(super) struct Block {
    pub(super) language: String,
    pub(super) text: String,
    /// The last heading of the second level before it.
    pub(super) section: String,
}

/// Code within a line.
pub(super) struct InlineCode {
    pub(super) text: String,
    /// The column of the table that it stands in, if it stands in one.
    pub(super) column: Option<usize>,
}

impl Page {
    /// Every page that people read.
    pub(super) fn all() -> Vec<Self> {
        let mut names = vec!["README.md".to_owned(), "CONTRIBUTING.md".to_owned(), "CHANGELOG.md".to_owned()];
        for entry in std::fs::read_dir(root().join("docs")).unwrap() {
            names.push(format!("docs/{}", entry.unwrap().file_name().to_str().unwrap()));
        }
        assert!(names.iter().all(|name| Path::new(name).extension().is_some_and(|end| end == "md")), "{names:?}");
        names.iter().map(|name| Self::named(name)).collect()
    }

    /// The page of this name below the repository's root.
    pub(super) fn named(name: &str) -> Self {
        let path = root().join(name);
        Self { text: std::fs::read_to_string(&path).unwrap(), path }
    }

    /// The path below the repository's root.
    pub(super) fn name(&self) -> String {
        self.path.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/")
    }

    /// Where a relative link leads.
    pub(super) fn resolve(&self, link: &str) -> PathBuf {
        let mut path = self.path.parent().unwrap().to_owned();
        for part in Path::new(link).components() {
            match part {
                Component::ParentDir => assert!(path.pop()),
                _ => path.push(part),
            }
        }
        path
    }

    fn events(&self) -> Parser<'_> {
        Parser::new_ext(&self.text, Options::ENABLE_TABLES)
    }

    /// Where its links and images lead, as written.
    pub(super) fn links(&self) -> Vec<String> {
        self.events()
            .filter_map(|event| match event {
                Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => Some(dest_url.into_string()),
                _ => None,
            })
            .collect()
    }

    /// The anchors of its headings, as forges make them. Headings of one page differ.
    pub(super) fn anchors(&self) -> Vec<String> {
        let mut anchors = Vec::new();
        let mut heading = None::<String>;
        for event in self.events() {
            match event {
                Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
                Event::Text(text) | Event::Code(text) => {
                    if let Some(heading) = &mut heading {
                        heading.push_str(&text);
                    }
                }
                Event::End(TagEnd::Heading(_)) => anchors.extend(heading.take().map(|heading| slug(&heading))),
                _ => {}
            }
        }
        anchors
    }

    /// Its fenced blocks.
    pub(super) fn blocks(&self) -> Vec<Block> {
        let (mut blocks, mut block) = (Vec::new(), None::<Block>);
        let (mut section, mut in_heading) = (String::new(), false);
        for event in self.events() {
            match event {
                Event::Start(Tag::Heading { level: pulldown_cmark::HeadingLevel::H2, .. }) => {
                    section.clear();
                    in_heading = true;
                }
                Event::End(TagEnd::Heading(_)) => in_heading = false,
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => {
                    let language = language.into_string();
                    block = Some(Block { language, text: String::new(), section: section.clone() });
                }
                Event::End(TagEnd::CodeBlock) => blocks.extend(block.take()),
                Event::Text(text) | Event::Code(text) => match &mut block {
                    Some(block) => block.text.push_str(&text),
                    None if in_heading => section.push_str(&text),
                    None => {}
                },
                _ => {}
            }
        }
        blocks
    }

    /// Its code within lines.
    pub(super) fn inline_code(&self) -> Vec<InlineCode> {
        let (mut found, mut column) = (Vec::new(), None);
        for event in self.events() {
            match event {
                Event::Start(Tag::TableHead | Tag::TableRow) => column = Some(0),
                Event::End(TagEnd::TableCell) => column = column.map(|column| column + 1),
                Event::End(TagEnd::Table) => column = None,
                Event::Code(text) => found.push(InlineCode { text: text.into_string(), column }),
                _ => {}
            }
        }
        found
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The anchor of a heading.
fn slug(heading: &str) -> String {
    let kept = heading.chars().filter(|character| character.is_alphanumeric() || " -_".contains(*character));
    kept.collect::<String>().to_lowercase().replace(' ', "-")
}

#[test]
fn a_page_is_taken_apart() {
    let text =
        "# A `b` c\n\n## Two, three\n\n```sh\nx | y\n```\n\n| `a` | `b` |\n|---|---|\n| c | `d` |\n\n[l](p.md#q)\n";
    let page = Page { path: root().join("docs/x.md"), text: text.to_owned() };
    assert_eq!(page.anchors(), ["a-b-c", "two-three"]);
    let blocks = page.blocks();
    assert_eq!((blocks.len(), &*blocks[0].language, &*blocks[0].text), (1, "sh", "x | y\n"));
    assert_eq!(blocks[0].section, "Two, three");
    let code: Vec<_> = page.inline_code().into_iter().map(|code| (code.text, code.column)).collect();
    let cell = |text: &str, column| (text.to_owned(), Some(column));
    assert_eq!(code, [("b".to_owned(), None), cell("a", 0), cell("b", 1), cell("d", 1)]);
    assert_eq!(page.links(), ["p.md#q"]);
    assert_eq!(page.resolve("../README.md"), root().join("README.md"));
}
