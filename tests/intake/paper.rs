//! Makes PDFs for the tests out of lines that a person can read: `x y size text`, pages apart by `page`.

/// Writes a PDF with one font and one content a page.
pub fn pdf(lines: &str) -> Vec<u8> {
    let pages: Vec<&str> = lines
        .split("page\n")
        .map(str::trim)
        .filter(|page| !page.is_empty())
        .collect();
    let contents: Vec<String> = pages.iter().map(|page| content(page)).collect();
    from_contents(&contents)
}

/// Writes a PDF out of the drawing operations of its pages.
pub fn from_contents(contents: &[String]) -> Vec<u8> {
    let kids: Vec<String> = (0..contents.len())
        .map(|page| format!("{} 0 R", 5 + 2 * page))
        .collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) >>".to_owned(),
        format!(
            "<< /Type /Pages /Kids [{}] /Count {} /MediaBox [0 0 595 842] >>",
            kids.join(" "),
            kids.len()
        ),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
        "<< /Title (The river plan) /CreationDate (D:20251121093000Z) >>".to_owned(),
    ];
    for (page, content) in contents.iter().enumerate() {
        let resources = "<< /Font << /F1 3 0 R >> >>";
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /Resources {resources} /Contents {} 0 R >>",
            6 + 2 * page
        ));
        objects.push(format!(
            "<< /Length {} >>\nstream\n{content}\nendstream",
            content.len()
        ));
    }
    write(&objects)
}

/// Writes a file out of its objects; the first is the catalogue, the fourth the properties.
pub fn write(objects: &[String]) -> Vec<u8> {
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.extend(format!("{} 0 obj\n{object}\nendobj\n", index + 1).bytes());
    }
    let table = file.len();
    file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for place in places {
        file.extend(format!("{place:010} 00000 n \n").bytes());
    }
    let trailer = format!("<< /Size {} /Root 1 0 R /Info 4 0 R >>", objects.len() + 1);
    file.extend(format!("trailer\n{trailer}\nstartxref\n{table}\n%%EOF\n").bytes());
    file
}

fn content(page: &str) -> String {
    let mut drawn = String::new();
    for line in page.lines().filter(|line| !line.trim().is_empty()) {
        let mut parts = line.splitn(4, ' ');
        let (x, y, size) = (
            parts.next().unwrap(),
            parts.next().unwrap(),
            parts.next().unwrap(),
        );
        let text = parts
            .next()
            .unwrap()
            .replace('\\', "\\\\")
            .replace('(', "\\(")
            .replace(')', "\\)");
        drawn.push_str(&format!("BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET\n"));
    }
    drawn
}
