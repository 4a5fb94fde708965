//! Checks the map of the house: rooms depend on each other one way, and so do the files within a room.
//! `.ci/layers` runs this file alone; `cargo test` runs it too.
//!
//! The sources are read, not compiled: every `use` tree (nested braces, `self`, `super::super`) and every path in the
//! code that begins with `crate`, `self`, `super`, a module or an imported name. A name that is imported through the
//! face of a module (`pub use`) counts as the file's that defines it. Tests may reach anywhere and are left out.

use std::collections::{BTreeMap, BTreeSet};
use std::iter::Peekable;
use std::path::Path;

/// Every room, from the ground up, and what it uses: rooms further up in this table only, so that the table itself cannot
/// hold a circle.
const ROOMS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("files", &[]),
    ("http", &["model"]),
    ("webhook", &["model"]),
    ("record", &["model", "webhook"]),
    ("output", &["model"]),
    ("settings", &["model", "files"]),
    ("api", &["model", "http"]),
    ("journal", &["model", "files", "webhook"]),
    ("artifact", &["model", "files", "http", "api"]),
    ("sandbox", &["model", "http", "webhook"]),
    ("source", &["model", "files", "http", "webhook", "record", "api", "journal"]),
    ("tunnel", &["model", "http"]),
    ("reaction", &["model", "files", "http", "webhook", "record", "output", "api", "journal", "artifact"]),
    (
        "error",
        &[
            "model", "files", "webhook", "settings", "output", "api", "journal", "artifact", "source", "sandbox",
            "tunnel", "reaction",
        ],
    ),
    ("context", &["model", "settings", "output", "api", "journal", "artifact", "error"]),
    ("cli", &["model", "webhook", "settings", "output", "artifact", "sandbox"]),
    (
        "commands",
        &[
            "model", "files", "http", "webhook", "record", "settings", "output", "api", "journal", "artifact",
            "source", "sandbox", "tunnel", "reaction", "error", "context", "cli",
        ],
    ),
];

/// Faults that are known and being removed. One that is gone must leave this list.
const KNOWN: &[&str] = &[];

/// Module path to what the file says: `journal/log` for `src/journal/log.rs` and for `src/journal/log/mod.rs`.
type House = BTreeMap<String, File>;

struct File {
    /// The words and signs of the code, without comments, strings and tests.
    tokens: Vec<String>,
    /// Names that `use` brings in, with the path each stands for.
    imports: BTreeMap<String, Vec<String>>,
    /// Every path written in the file; `true` for one that is only handed on (`pub use`).
    paths: Vec<(Vec<String>, bool)>,
}

#[test]
fn the_house_is_as_its_table_says() {
    let mut sources = Vec::new();
    read(Path::new("src"), "", &mut sources);
    let faults = faults(&house(&sources), ROOMS);
    let new: Vec<_> = faults.iter().filter(|(key, _)| !KNOWN.contains(&key.as_str())).map(|(_, text)| text).collect();
    let gone: Vec<_> = KNOWN.iter().filter(|known| !faults.contains_key(**known)).collect();
    assert!(new.is_empty(), "{}", new.into_iter().map(String::as_str).collect::<Vec<_>>().join("\n"));
    assert!(gone.is_empty(), "no fault any more, so strike it from KNOWN: {gone:?}");
}

#[test]
fn the_map_in_the_crate_documentation_shows_every_room_reaction_and_thread() {
    let mut sources = Vec::new();
    read(Path::new("src"), "", &mut sources);
    let source_of = |module: &str| sources.iter().find(|(name, _)| name == module).map_or("", |(_, source)| source);
    let (map, code): (Vec<_>, Vec<_>) = source_of("").lines().partition(|line| line.starts_with("//!"));
    let words: BTreeSet<&str> = map.iter().flat_map(|line| line.split([' ', '`', ',', '[', ']', '/'])).collect();
    let rooms = code.iter().filter_map(|line| line.trim_start_matches("pub ").strip_prefix("mod ")?.strip_suffix(';'));
    // What a reaction is made of is in a folder of its own.
    let in_folders = sources.iter().filter_map(|(module, _)| module.strip_prefix("reaction/")?.split_once('/'));
    let reactions: BTreeSet<&str> = in_folders.map(|(reaction, _)| reaction).collect();
    assert!(reactions.contains("terminal"), "{reactions:?}");
    let threads = sources.iter().flat_map(|(_, source)| {
        [".name(\"", "Thread::start(\"", "Thread::spawn(\""]
            .into_iter()
            .flat_map(|before| source.split(before).skip(1).filter_map(|rest| rest.split('"').next()))
    });
    let missing: BTreeSet<_> = rooms.chain(reactions).chain(threads).filter(|word| !words.contains(word)).collect();
    assert!(missing.is_empty(), "the map at the top of src/lib.rs lacks {missing:?}");
}

/// Reads every source below a folder, files of tests left out.
fn read(folder: &Path, module: &str, sources: &mut Vec<(String, String)>) {
    let entries = std::fs::read_dir(folder).map(|entries| entries.flatten().collect::<Vec<_>>()).unwrap_or_default();
    for path in entries.iter().map(std::fs::DirEntry::path) {
        let Some(stem) = path.file_stem().and_then(|stem| stem.to_str()) else { continue };
        let inner = if module.is_empty() { stem.to_owned() } else { format!("{module}/{stem}") };
        if path.is_dir() {
            read(&path, &inner, sources);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let name = match stem {
                "lib" | "mod" => module.to_owned(),
                _ => inner,
            };
            sources.push((name, std::fs::read_to_string(&path).unwrap_or_default()));
        }
    }
}

fn house(sources: &[(String, String)]) -> House {
    let mut tests = BTreeSet::new();
    let mut house = House::new();
    for (module, source) in sources {
        let tokens = without_tests(tokens(source), module, &mut tests);
        house.insert(module.clone(), file(tokens));
    }
    // A module that is declared under `#[cfg(test)]` is a test, and so is all below it.
    house.retain(|module, _| {
        !tests
            .iter()
            .any(|test| module == test || module.strip_prefix(test.as_str()).is_some_and(|m| m.starts_with('/')))
    });
    house
}

/// Everything wrong with the table and the house: a short key, and the text for people.
fn faults(house: &House, rooms: &[(&str, &[&str])]) -> BTreeMap<String, String> {
    let mut faults = BTreeMap::new();
    let mut tell = |key: String, text: String| {
        faults.entry(key).or_insert(text);
    };
    let is_room = |name: &str| !name.is_empty() && !name.contains('/') && name != "main" && house.contains_key(name);
    for (index, (room, uses)) in rooms.iter().enumerate() {
        let lower = rooms.iter().take(index).map(|(room, _)| *room).collect::<Vec<_>>();
        if !is_room(room) {
            tell(format!("{room}: no room"), format!("the table has `{room}`, which is no room of src"));
        }
        for used in uses.iter().filter(|used| !lower.contains(used)) {
            let text = format!("the table lets `{room}` use `{used}`, which is not above it: a circle, or no room");
            tell(format!("{room}: {used} in the table"), text);
        }
    }
    for room in house.keys().filter(|name| is_room(name) && !rooms.iter().any(|(room, _)| room == name)) {
        tell(format!("{room}: not in the table"), format!("src has the room `{room}`, which the table lacks"));
    }
    let mut files: BTreeMap<&str, BTreeMap<&str, String>> = BTreeMap::new();
    let mut arrows: BTreeSet<(&str, String)> = BTreeSet::new();
    for (module, file) in house.iter().filter(|(module, _)| !module.is_empty() && *module != "main") {
        let room = first(module);
        let allowed = rooms.iter().find(|(name, _)| *name == room).map_or(&[][..], |(_, uses)| *uses);
        for (path, handed_on) in &file.paths {
            let Some(absolute) = absolute(house, module, path, 0) else { continue };
            let Some(definer) = definer(house, &absolute, 0) else { continue };
            let written = path.join("::");
            let named = absolute.first().map(String::as_str).filter(|name| is_room(name));
            let other = named.unwrap_or_else(|| first(definer));
            if other != room {
                arrows.insert((room, other.to_owned()));
                if !other.is_empty() && !allowed.contains(&other) {
                    tell(
                        format!("{room} -> {other}"),
                        format!("`{room}` must not use `{other}`: src/{module} names {written}"),
                    );
                }
            } else if first(definer) == room && definer != module {
                let name = path.last().map(String::as_str).unwrap_or_default();
                let is_own = !handed_on || file.tokens.iter().filter(|token| *token == name).count() > 1;
                if is_own {
                    files.entry(module).or_default().entry(definer).or_insert(written);
                }
            }
        }
    }
    for (room, uses) in rooms {
        for used in uses.iter().filter(|used| !arrows.contains(&(*room, (**used).to_owned()))) {
            tell(format!("{room}: {used} unused"), format!("the table lets `{room}` use `{used}`, which it does not"));
        }
    }
    for (room, text) in circles(&files) {
        tell(format!("{room}: circle"), text);
    }
    faults
}

/// The files of a room that reach each other both ways.
fn circles(files: &BTreeMap<&str, BTreeMap<&str, String>>) -> BTreeMap<String, String> {
    let leads = |from: &str, to: &str| {
        let mut reached = BTreeSet::new();
        let mut next = vec![from];
        while let Some(file) = next.pop() {
            next.extend(files.get(file).into_iter().flat_map(BTreeMap::keys).filter(|file| reached.insert(**file)));
        }
        reached.contains(to)
    };
    let mut circles: BTreeMap<String, String> = BTreeMap::new();
    for (file, used) in files {
        for (other, written) in used.iter().filter(|(other, _)| leads(other, file)) {
            let text = circles
                .entry(first(file).to_owned())
                .or_insert_with(|| format!("files of `{}` use each other in a circle:", first(file)));
            text.extend(["\n    src/", file, " -> src/", other, " (", written, ")"]);
        }
    }
    circles
}

fn first(module: &str) -> &str {
    module.split('/').next().unwrap_or_default()
}

/// A path from the root of the crate; `None` for one that leads out of it.
fn absolute(house: &House, module: &str, path: &[String], depth: u8) -> Option<Vec<String>> {
    let mut place: Vec<String> = module.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect();
    let (head, rest) = path.split_first()?;
    let mut rest = rest;
    match head.as_str() {
        "crate" => place.clear(),
        "self" => {}
        "super" => {
            place.pop();
            while let Some((_, further)) = rest.split_first().filter(|(next, _)| *next == "super") {
                place.pop();
                rest = further;
            }
        }
        name => {
            let child = if module.is_empty() { name.to_owned() } else { format!("{module}/{name}") };
            if house.contains_key(&child) {
                place.push(name.to_owned());
            } else {
                let import = house.get(module)?.imports.get(name).filter(|import| *import != path && depth < 16)?;
                place = absolute(house, module, import, depth + 1)?;
            }
        }
    }
    place.extend(rest.iter().cloned());
    Some(place)
}

/// The module that defines what a path from the root names, through whichever faces hand it on.
fn definer<'h>(house: &'h House, path: &[String], depth: u8) -> Option<&'h str> {
    let inner = (0..=path.len()).rev().find_map(|length| {
        let (module, _) = house.get_key_value(&path.get(..length)?.join("/"))?;
        Some((module.as_str(), path.get(length)))
    });
    match inner? {
        (module, Some(name)) if depth < 16 => match house.get(module)?.imports.get(name) {
            Some(import) => {
                let absolute = absolute(house, module, import, 0)?;
                definer(house, &absolute, depth + 1)
            }
            None => Some(module),
        },
        (module, _) => Some(module),
    }
}

/// Reads the paths of a file, and the names that it imports.
fn file(tokens: Vec<String>) -> File {
    let (mut imports, mut paths) = (BTreeMap::new(), Vec::new());
    let mut at = 0;
    let token = |at: usize| tokens.get(at).map_or("", String::as_str);
    while at < tokens.len() {
        let before = if at == 0 { "" } else { token(at - 1) };
        if token(at) == "use" && token(at + 1) != "<" {
            let mut leaves = Vec::new();
            at = tree(&tokens, at + 1, &[], &mut leaves);
            for (path, name) in leaves {
                imports.insert(name, path.clone());
                paths.push((path, before == "pub" || before == ")"));
            }
        } else if is_word(token(at)) && token(at + 1) == "::" && before != "::" {
            let mut path = vec![token(at).to_owned()];
            while token(at + 1) == "::" && is_word(token(at + 2)) {
                path.push(token(at + 2).to_owned());
                at += 2;
            }
            paths.push((path, false));
            at += 1;
        } else {
            at += 1;
        }
    }
    File { tokens, imports, paths }
}

/// Reads one tree of a `use`: the path and the name of every leaf. Returns where it ends.
fn tree(tokens: &[String], mut at: usize, prefix: &[String], leaves: &mut Vec<(Vec<String>, String)>) -> usize {
    let token = |at: usize| tokens.get(at).map_or("", String::as_str);
    let mut path = prefix.to_vec();
    loop {
        match token(at) {
            "{" => {
                at += 1;
                while !matches!(token(at), "}" | "") {
                    at = tree(tokens, at, &path, leaves);
                    at += usize::from(token(at) == ",");
                }
                return at + 1;
            }
            "::" | "*" => at += 1,
            "self" if !path.is_empty() => at += 1,
            word if is_word(word) && word != "as" => {
                path.push(word.to_owned());
                at += 1;
            }
            _ => break,
        }
    }
    let mut name = path.last().cloned().unwrap_or_default();
    if token(at) == "as" {
        token(at + 1).clone_into(&mut name);
        at += 2;
    }
    leaves.push((path, name));
    at
}

/// Takes items under `#[cfg(test)]` away, and notes the modules that are declared there.
fn without_tests(tokens: Vec<String>, module: &str, tests: &mut BTreeSet<String>) -> Vec<String> {
    let mut kept = Vec::new();
    let mut rest = tokens.into_iter().peekable();
    while let Some(token) = rest.next() {
        if token != "#" || rest.peek().is_none_or(|next| next != "[") {
            kept.push(token);
            continue;
        }
        let attribute = bracketed(&mut rest);
        let says = |word: &str| attribute.iter().any(|token| token == word);
        if !(says("cfg") && says("test") && !says("not")) {
            continue;
        }
        let mut item = Vec::new();
        let mut depth = 0_usize;
        while let Some(next) = rest.peek().cloned() {
            match next.as_str() {
                "#" if depth == 0 && item.is_empty() => {
                    rest.next();
                    bracketed(&mut rest);
                    continue;
                }
                "{" | "(" | "[" => depth += 1,
                "}" | ")" | "]" if depth == 0 => break,
                "}" | ")" | "]" => depth -= 1,
                _ => {}
            }
            let ends = depth == 0 && matches!(next.as_str(), ";" | "}");
            item.extend(rest.next());
            if ends {
                break;
            }
        }
        if let Some(name) = item.iter().skip_while(|token| *token != "mod").nth(1)
            && item.last().is_some_and(|end| end == ";")
        {
            tests.insert(if module.is_empty() { name.clone() } else { format!("{module}/{name}") });
        }
    }
    kept
}

/// Takes a bracket and all within it.
fn bracketed(rest: &mut impl Iterator<Item = String>) -> Vec<String> {
    let mut depth = 0_usize;
    let mut taken = Vec::new();
    for token in rest {
        match token.as_str() {
            "[" => depth += 1,
            "]" => depth -= 1,
            _ => {}
        }
        taken.push(token);
        if depth == 0 {
            break;
        }
    }
    taken
}

fn is_word(token: &str) -> bool {
    token.starts_with(|first: char| first.is_alphabetic() || first == '_')
}

/// The words and signs of a source; comments and texts are left out.
fn tokens(source: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = source.chars().peekable();
    while let Some(char) = rest.next() {
        match char {
            '/' if rest.peek() == Some(&'/') => skip(&mut rest, |char| char == '\n'),
            '/' if rest.peek() == Some(&'*') => {
                let mut last = ' ';
                skip(&mut rest, |char| std::mem::replace(&mut last, char) == '*' && char == '/');
            }
            '"' => text(&mut rest),
            '\'' => {
                let quoted = rest.next();
                if quoted == Some('\\') {
                    rest.next();
                    skip(&mut rest, |char| char == '\'');
                } else if rest.next_if_eq(&'\'').is_none() {
                    // A lifetime.
                    while rest.next_if(|char| char.is_alphanumeric() || *char == '_').is_some() {}
                }
            }
            _ if char.is_alphanumeric() || char == '_' => {
                let mut word = String::from(char);
                while let Some(next) = rest.next_if(|next| next.is_alphanumeric() || *next == '_') {
                    word.push(next);
                }
                if matches!(word.as_str(), "r" | "br" | "cr") && matches!(rest.peek(), Some('"' | '#')) {
                    raw_text(&mut rest);
                } else {
                    tokens.push(word);
                }
            }
            ':' if rest.next_if_eq(&':').is_some() => tokens.push("::".to_owned()),
            _ if char.is_whitespace() => {}
            _ => tokens.push(char.to_string()),
        }
    }
    tokens
}

/// Skips up to and including the sign that ends something.
fn skip(rest: &mut impl Iterator<Item = char>, mut is_end: impl FnMut(char) -> bool) {
    while rest.next().is_some_and(|char| !is_end(char)) {}
}

/// Skips a text whose opening quote is taken.
fn text(rest: &mut impl Iterator<Item = char>) {
    while let Some(char) = rest.next() {
        match char {
            '\\' => drop(rest.next()),
            '"' => return,
            _ => {}
        }
    }
}

/// Skips a raw text from its first `#` or quote.
fn raw_text(rest: &mut Peekable<impl Iterator<Item = char>>) {
    let mut hashes = 0;
    while rest.next_if_eq(&'#').is_some() {
        hashes += 1;
    }
    rest.next();
    // It ends at a quote with as many `#` after it.
    let mut seen = None;
    skip(rest, |char| {
        seen = match (char, seen) {
            ('"', _) => Some(0),
            ('#', Some(seen)) => Some(seen + 1),
            _ => None,
        };
        seen == Some(hashes)
    });
}

fn planted(sources: &[(&str, &str)], rooms: &[(&str, &[&str])]) -> Vec<String> {
    let sources: Vec<_> = sources.iter().map(|(module, source)| ((*module).to_owned(), (*source).to_owned())).collect();
    let is_told = |key: &String| !key.ends_with(" unused");
    faults(&house(&sources), rooms).into_keys().filter(is_told).collect()
}

const PLANTED: &[(&str, &[&str])] = &[("low", &[]), ("high", &["low"])];

#[test]
fn an_arrow_backwards_is_found_however_it_is_written() {
    for import in [
        "use crate::high::X;",
        "use crate::{high::X};",
        "use crate::{\n    low::a,\n    high::{Y, inner::Z},\n};",
        "pub(crate) use crate::{self, high as other};",
        "use super::super::high::X;",
        "use super::{super::high::X};",
        "fn f() -> crate::high::X { crate::high::X }",
        "fn f() { let text = r#\"\"quoted\"\"#; let sign = '\"'; crate::high::f(text, sign) }",
        "#[cfg(test)]\nuse crate::low::t::T;\nuse crate::high::X;",
        "/* a ** comment **/\nuse crate::high::X;",
    ] {
        let sources = [("low", ""), ("low/a", import), ("high", "")];
        assert_eq!(planted(&sources, PLANTED), ["low -> high"], "{import}");
    }
}

#[test]
fn what_is_no_use_is_not_taken_for_one() {
    for harmless in [
        "// use crate::high::X;",
        "/// See [`crate::high::X`].\nfn f() { let text = \"crate::high::X \\\" crate::high\"; }",
        "#[cfg(test)]\nmod tests {\n    use crate::high::X;\n}",
        "#[cfg(all(test, unix))]\n#[expect(dead_code)]\nuse crate::high::X;\nuse crate::low::Y;",
        "use std::high::X;\nfn f<'a>(x: &'a str) -> impl Y + use<'a> { x }",
    ] {
        let sources = [("low", ""), ("low/a", harmless), ("high", "")];
        assert_eq!(planted(&sources, PLANTED), [""; 0], "{harmless}");
    }
    let sources = [("low", "#[cfg(test)]\nmod testing;"), ("low/testing", "use crate::high::X;"), ("high", "")];
    assert_eq!(planted(&sources, PLANTED), [""; 0], "a module of tests may reach anywhere");
}

#[test]
fn a_table_that_holds_a_circle_or_names_no_room_is_refused() {
    let sources = [("low", ""), ("high", "")];
    let circle: &[(&str, &[&str])] = &[("low", &["high"]), ("high", &["low"])];
    assert_eq!(planted(&sources, circle), ["low: high in the table"]);
    let stale: &[(&str, &[&str])] = &[("low", &[]), ("high", &["low"]), ("attic", &[])];
    assert_eq!(planted(&sources, stale), ["attic: no room"]);
    assert_eq!(planted(&sources, &[("low", &[])]), ["high: not in the table"]);
}

#[test]
fn what_the_table_allows_and_nothing_uses_is_refused() {
    let sources = |high: &str| [("low".to_owned(), String::new()), ("high".to_owned(), high.to_owned())];
    assert_eq!(faults(&house(&sources("")), PLANTED).into_keys().collect::<Vec<_>>(), ["high: low unused"]);
    assert!(faults(&house(&sources("use crate::{low::X};")), PLANTED).is_empty());
}

#[test]
fn files_that_use_each_other_are_found_through_the_face_too() {
    let rooms: &[(&str, &[&str])] = &[("low", &[])];
    for (face, a, b) in [
        ("", "use super::b::B;", "use crate::low::a::A;"),
        ("pub use b::B;", "use super::B;", "fn f() { super::a::f() }"),
        ("pub(crate) use b::{B as C, D};", "fn f() { super::C::new() }", "use super::{a, D};"),
        ("use b::B;", "use super::B;", "use super::a::{self, A};"),
        ("struct Own; fn f() { a::f() }", "use super::Own;", ""),
        ("pub use a::A; struct Own(A);", "use super::Own;", ""),
    ] {
        let sources = [("low", face), ("low/a", a), ("low/b", b)];
        assert_eq!(planted(&sources, rooms), ["low: circle"], "{face} {a} {b}");
    }
    for (face, a, b) in [
        ("", "use super::b::B;", ""),
        ("pub use b::B; pub use a::A;", "use super::B;", ""),
        ("pub use a::A; struct Own;", "use super::Own;", "use super::{A, Own};"),
    ] {
        let sources = [("low", face), ("low/a", a), ("low/b", b)];
        assert_eq!(planted(&sources, rooms), [""; 0], "{face} {a} {b}");
    }
}
