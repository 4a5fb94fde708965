//! What a journal has lost when it is opened, and how it is dealt with: what is left of the files is set aside as it is,
//! and the journal goes on with what it has.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rusqlite::config::DbConfig;

use super::acknowledged::Acknowledged;
use super::error::JournalError;
use super::location::DatabaseFile;
use super::store::schema;
use crate::files::{IoResultExt as _, private};
use crate::model::Seq;

/// The most copies of one journal: more than anybody looks through.
const COPIES: u32 = 1_000;

/// Events that were acknowledged, and are gone.
#[derive(Clone, Debug)]
pub(crate) struct Loss {
    /// The journal.
    pub(crate) path: PathBuf,
    /// The last event that was acknowledged, and the last that is there.
    pub(crate) acknowledged: Seq,
    pub(crate) left: Seq,
    /// Where a copy of the damaged files is; `None` where there was no database.
    pub(crate) copy: Option<PathBuf>,
}

/// Opens a database that may be damaged: nothing is changed before it is known whether it is.
pub(super) fn open(database: &DatabaseFile, is_new: bool) -> Result<(Connection, Option<Loss>), JournalError> {
    // Before the database, to which others may be appending.
    let known = Acknowledged::read(database);
    let connection = look(database)?;
    let Some(known) = known else { return Ok((kept(connection)?, None)) };
    let loss = |left, copy| Loss { path: database.given().to_owned(), acknowledged: known.last, left, copy };
    if is_new {
        let loss = (known.last > Seq(0)).then(|| loss(Seq(0), None));
        return Ok((kept(connection)?, loss));
    }
    // An older format has no id. A file that belongs to another journal says nothing of this one.
    let is_meant = schema::is_blank(&connection)? || schema::id(&connection)?.is_some_and(|id| id == known.journal);
    let left = newest(&connection)?;
    if !is_meant || left >= known.last {
        return Ok((kept(connection)?, None));
    }
    drop(connection);
    let copy = set_aside(database)?;
    if alone(&copy).is_some_and(|alone| alone > left) {
        // The log begins before what is in the database by now, and ends in its damage: it would undo the database.
        database.remove_log()?;
    }
    let connection = look(database)?;
    let left = newest(&connection)?;
    Ok((kept(connection)?, Some(loss(left, Some(copy)))))
}

/// The newest place that was ever given in a journal that may have lost all of its tables.
fn newest(connection: &Connection) -> rusqlite::Result<Seq> {
    if schema::has_places(connection)? { schema::newest_given(connection) } else { Ok(Seq(0)) }
}

/// A connection that leaves the log as it is when it is closed.
fn look(database: &DatabaseFile) -> Result<Connection, JournalError> {
    let connection = schema::connect(database.path())?;
    schema::wait_when_busy(&connection)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    Ok(connection)
}

/// The same connection, which puts the log into the database when it is closed.
fn kept(connection: Connection) -> Result<Connection, JournalError> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    Ok(connection)
}

/// Copies the files of a journal that no connection of this process has open. Returns where the copy is.
fn set_aside(database: &DatabaseFile) -> Result<PathBuf, JournalError> {
    for number in 1..=COPIES {
        let copy = database.beside(&format!(".damaged-{number}"));
        match private::options().create_new(true).write(true).open(&copy) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => continue,
            created => {
                let mut to = created.context("create", &copy)?;
                copy_into(database.path(), &mut to).context("copy", database.path())?;
            }
        }
        let set_aside = DatabaseFile::existing(&copy)?;
        for (from, to) in [(database.wal(), set_aside.wal()), (database.acknowledged(), set_aside.acknowledged())] {
            let mut file =
                private::options().create(true).truncate(true).write(true).open(&to).context("create", &to)?;
            match copy_into(&from, &mut file) {
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                copied => copied.context("copy", &from)?,
            }
        }
        return Ok(copy);
    }
    Err(ErrorKind::AlreadyExists.into()).context("set aside", database.path()).map_err(JournalError::from)
}

fn copy_into(from: &Path, to: &mut fs::File) -> io::Result<()> {
    io::copy(&mut fs::File::open(from)?, to)?;
    to.sync_all()
}

/// The newest place in a database without its log; `None` where that is no whole database.
fn alone(copy: &Path) -> Option<Seq> {
    let connection = schema::open_immutable(copy).ok()?;
    let check: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0)).ok()?;
    if check == "ok" { schema::newest_given(&connection).ok() } else { None }
}
