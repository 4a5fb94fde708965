//! What the code cites of the documentation is there.

use std::path::Path;

/// Every file and section that a comment names, as in: `docs/api.md`, "Bots" and "Calendars".
fn citations(source: &str) -> Vec<(String, Option<String>)> {
    let comments: Vec<_> = source
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix("//"))
        .map(|line| line.trim_start_matches(['/', '!']).trim())
        .collect();
    let mut found = Vec::new();
    for rest in comments.join(" ").split("`docs/").skip(1) {
        let Some((file, mut rest)) = rest.split_once('`') else { continue };
        let mut sections = Vec::new();
        while let Some(quoted) = [", \"", " and \""].iter().find_map(|before| rest.strip_prefix(before)) {
            let Some((section, after)) = quoted.split_once('"') else { break };
            sections.push(section.to_owned());
            rest = after;
        }
        if sections.is_empty() {
            found.push((file.to_owned(), None));
        }
        found.extend(sections.into_iter().map(|section| (file.to_owned(), Some(section))));
    }
    found
}

fn sources(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn every_section_that_the_code_cites_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in ["src", "tests", "benches"] {
        sources(&root.join(folder), &mut files);
    }
    let (mut count, mut missing) = (0, Vec::new());
    for path in files.iter().filter(|path| !path.ends_with("docs/citations.rs")) {
        for (file, section) in citations(&std::fs::read_to_string(path).unwrap()) {
            count += 1;
            let page = std::fs::read_to_string(root.join("docs").join(&file)).unwrap_or_default();
            let is_there = |section: &String| page.lines().any(|line| line.trim_start_matches('#').trim() == section);
            if page.is_empty() || !section.as_ref().is_none_or(is_there) {
                missing.push(format!("{}: docs/{file} {section:?}", path.display()));
            }
        }
    }
    assert!(count > 30, "the code cites its documentation: {count}");
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn a_citation_is_read_across_lines() {
    let source = "/// A (`docs/api.md`, \"Bots\n/// and more\" and \"X\"). `docs/y.md`.\nlet a = 1;\n";
    let found: Vec<_> =
        citations(source).into_iter().map(|(file, section)| (file, section.unwrap_or_default())).collect();
    let expected = [("api.md", "Bots and more"), ("api.md", "X"), ("y.md", "")];
    assert_eq!(found, expected.map(|(file, section)| (file.to_owned(), section.to_owned())));
}
