//! The documentation: its links lead somewhere, it names what there is and nothing else, its commands are accepted, its
//! recipes do what they say, and its records are the real ones.

mod citations;
#[cfg(unix)]
mod commands;
mod page;
#[cfg(unix)]
mod recipes;
mod records;

use std::collections::HashSet;

use crate::support::TestEnv;
use page::Page;

#[test]
fn every_link_leads_to_a_file_and_a_heading_that_exist() {
    let pages = Page::all();
    let mut broken = Vec::new();
    for page in &pages {
        for link in page.links() {
            if link.starts_with("https://") {
                continue;
            }
            let (path, anchor) = link.split_once('#').map_or((&*link, None), |(path, anchor)| (path, Some(anchor)));
            let target = if path.is_empty() { page.path.clone() } else { page.resolve(path) };
            let leads_there = match anchor {
                None => target.exists(),
                Some(anchor) => {
                    let page = pages.iter().find(|page| page.path == target);
                    page.is_some_and(|page| page.anchors().iter().any(|known| known == anchor))
                }
            };
            if !leads_there {
                broken.push(format!("{}: {link}", page.name()));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn every_page_is_linked_from_the_readme() {
    let readme = Page::named("README.md");
    let linked: HashSet<_> = readme.links().iter().map(|link| readme.resolve(link)).collect();
    let missing: Vec<_> = Page::all()
        .iter()
        .filter(|page| page.name() != "README.md" && !linked.contains(&page.path))
        .map(Page::name)
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_command_is_in_the_readme_and_on_the_page_of_commands() {
    let help = TestEnv::new().run(["help", "--json"]).json();
    let commands = help["commands"].as_array().unwrap();
    let names: Vec<_> = commands.iter().map(|command| command["name"].as_str().unwrap()).collect();
    assert!(names.contains(&"create") && names.contains(&"login-domain"), "{names:?}");
    for page in ["README.md", "docs/commands.md"] {
        let code = Page::named(page).inline_code();
        let said: HashSet<_> = code.iter().filter_map(|code| code.text.split(' ').next()).collect();
        let missing: Vec<_> = names.iter().filter(|name| **name != "help" && !said.contains(**name)).collect();
        assert!(missing.is_empty(), "{page}: {missing:?}");
    }
}

#[test]
fn every_flag_that_is_named_exists() {
    let env = TestEnv::new();
    assert_eq!(env.run(["man", "--out", "pages"]).code, 0);
    let read =
        |page: std::fs::DirEntry| std::fs::read_to_string(page.path()).unwrap().replace("\\fB", "").replace("\\-", "-");
    let pages: String = std::fs::read_dir(env.work().join("pages")).unwrap().map(|page| read(page.unwrap())).collect();
    // One is taken, but nowhere told of.
    let known: HashSet<_> = flags(&pages).chain(["--connections"]).collect();
    assert!(known.contains("--callback-url"), "{known:?}");
    let mut unknown = Vec::new();
    for page in Page::all() {
        for code in page.inline_code() {
            // Other programs have flags of their own, and so has the vendor's CLI, in the first column.
            let of_others = ["cargo ", "curl "].iter().any(|program| code.text.starts_with(program))
                || (page.name() == "docs/vendor-cli.md" && code.column == Some(0));
            if !of_others {
                let names = flags(&code.text).filter(|flag| !known.contains(flag));
                unknown.extend(names.map(|flag| format!("{}: {flag}", page.name())));
            }
        }
    }
    assert!(unknown.is_empty(), "{unknown:#?}");
}

/// The long flags in a text.
fn flags(text: &str) -> impl Iterator<Item = &str> {
    let is_end = |character: char| !character.is_ascii_alphanumeric() && character != '-';
    text.split(is_end).filter(|word| word.len() > 3 && word.starts_with("--"))
}

#[test]
fn every_variable_and_every_setting_is_on_the_page_of_the_configuration() {
    let page = Page::named("docs/configuration.md");
    let env = TestEnv::new();
    let help = env.run(["help", "environment"]).stdout;
    let is_end = |character: char| !character.is_ascii_uppercase() && character != '_';
    let variables: HashSet<_> = help.split(is_end).filter(|word| word.starts_with("MEETSTREAM_")).collect();
    assert!(variables.contains("MEETSTREAM_STATE_DIR"), "{variables:?}");
    let code = page.inline_code();
    for variable in variables {
        assert!(code.iter().any(|code| code.text == variable), "{variable}");
    }

    let blocks = page.blocks();
    let example = blocks.iter().find(|block| block.language == "toml").unwrap();
    let file = env.file("config.toml", &example.text).display().to_string();
    let listed = env.run(["--config", &file, "config", "list", "--json"]);
    assert_eq!((listed.code, listed.stderr.as_str()), (0, ""));
    let listed = listed.json();
    for (key, setting) in listed.as_object().unwrap() {
        assert_eq!(setting["origin"], format!("file {file}"), "the example sets `{key}`");
    }
    let defaults = env.run(["config", "list", "--json"]).json();
    for (key, setting) in defaults.as_object().unwrap() {
        if !setting["value"].is_null() {
            assert_eq!(listed[key]["value"], setting["value"], "the example shows the default of `{key}`");
        }
    }
}
