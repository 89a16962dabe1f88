//! Makes Word documents for the tests out of parts that a person can read.

use std::fs;
use std::io::{Cursor, Write as _};
use std::path::Path;

use zip::write::SimpleFileOptions;

/// Zips the parts of a folder, `/` in names written as `__`, with the parts that all documents share.
pub fn docx(folder: &Path) -> Vec<u8> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    names.sort();
    let mut parts = vec![(
        "[Content_Types].xml".to_owned(),
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>".to_owned(),
    )];
    for path in names {
        let name = path.file_name().unwrap().to_string_lossy().replace("__", "/");
        parts.push((name, fs::read_to_string(&path).unwrap()));
    }
    zip(&parts)
}

/// Zips parts.
pub fn zip(parts: &[(String, String)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer
            .start_file(name.as_str(), SimpleFileOptions::default())
            .unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}
