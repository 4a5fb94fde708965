//! Whom servers must be vouched for by: what the user adds to the system's authorities, or has in their place.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use rustls::RootCertStore;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;

use super::environment::Environment;
use super::error::SettingsError;
use super::setting::Setting;
use crate::files::bounded;
use crate::model::{Origin, Trust, io_words};

/// The largest file of certificates that is read, in bytes: all authorities of a system are a fiftieth of it.
const LARGEST: u64 = 16 << 20;

/// Where certificates are. They are read when a server is to be spoken to, and once.
#[derive(Clone, Debug)]
pub(crate) struct TrustFiles {
    /// What is trusted beside the others.
    pub(super) ca_file: Option<Setting<PathBuf>>,
    /// `SSL_CERT_FILE` and `SSL_CERT_DIR`, in the place of the system's, as OpenSSL and curl read them.
    cert_file: Option<PathBuf>,
    cert_dirs: Option<OsString>,
    read: OnceLock<Trust>,
}

impl TrustFiles {
    pub(super) fn new(ca_file: Option<Setting<PathBuf>>, environment: &Environment) -> Self {
        Self {
            ca_file,
            cert_file: environment.path("SSL_CERT_FILE"),
            cert_dirs: environment.path("SSL_CERT_DIR").map(PathBuf::into_os_string),
            read: OnceLock::new(),
        }
    }

    /// Reads the certificates. Blocks shortly.
    ///
    /// # Errors
    /// [`SettingsError::Certificates`] for whatever is named and holds none.
    pub(crate) fn trust(&self) -> Result<Trust, SettingsError> {
        if let Some(trust) = self.read.get() {
            return Ok(trust.clone());
        }
        let mut roots = None;
        if let Some(path) = &self.cert_file {
            let origin = || Origin::Environment("SSL_CERT_FILE");
            roots.get_or_insert_with(Vec::new).extend(certificates(path, origin)?);
        }
        if let Some(folders) = &self.cert_dirs {
            roots.get_or_insert_with(Vec::new).extend(certificates_below(folders)?);
        }
        let beside = match &self.ca_file {
            Some(Setting { value, origin }) => certificates(value, || origin.clone())?,
            None => Vec::new(),
        };
        Ok(self.read.get_or_init(|| Trust::new(roots, beside)).clone())
    }
}

/// Every certificate of a file; at least one.
fn certificates(path: &Path, origin: impl Fn() -> Origin) -> Result<Vec<Vec<u8>>, SettingsError> {
    let refused = |problem| SettingsError::Certificates { path: path.to_owned(), origin: origin(), problem };
    if path.is_dir() {
        return Err(refused("it is a folder, not a file".to_owned()));
    }
    let text = bounded::read(path, LARGEST).map_err(|error| refused(io_words(&error)))?;
    let mut roots = RootCertStore::empty();
    let mut found = Vec::new();
    for certificate in CertificateDer::pem_slice_iter(&text) {
        let certificate = certificate.map_err(|error| refused(format!("it is not PEM: {error}")))?;
        found.push(certificate.to_vec());
        roots.add(certificate).map_err(|_| refused(format!("certificate {} in it cannot be read", found.len())))?;
    }
    if found.is_empty() {
        let problem = if text.first() == Some(&0x30) { "it is DER, not PEM" } else { "no certificate is in it" };
        return Err(refused(problem.to_owned()));
    }
    Ok(found)
}

/// Every certificate in some folders, as PATH lists them; at least one. What is none, such as a key, is passed over.
fn certificates_below(folders: &OsString) -> Result<Vec<Vec<u8>>, SettingsError> {
    let origin = || Origin::Environment("SSL_CERT_DIR");
    let mut files: Vec<PathBuf> = std::env::split_paths(folders)
        .filter_map(|folder| fs::read_dir(folder).ok())
        .flat_map(|entries| entries.filter_map(Result::ok).map(|entry| entry.path()))
        .filter(|path| path.is_file())
        .collect();
    files.sort();
    let mut found: Vec<Vec<u8>> = files.iter().filter_map(|path| certificates(path, origin).ok()).flatten().collect();
    // Each is there under its own name, and under that of its hash.
    found.sort();
    found.dedup();
    if found.is_empty() {
        let problem = "no certificate is in it".to_owned();
        return Err(SettingsError::Certificates { path: PathBuf::from(folders), origin: origin(), problem });
    }
    Ok(found)
}
