//! Watching a comparison: every change is shown, broken files are told and survived.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

/// How long a line may take to come; a run that needs it has failed.
const PATIENCE: Duration = Duration::from_secs(60);

struct Watch {
    child: Child,
    lines: Receiver<String>,
}

impl Watch {
    fn start(folder: &Path, arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_plandiff"))
            .current_dir(folder)
            .arg("watch")
            .args(arguments)
            .args(["--format", "plain"])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("plandiff starts");
        let (sender, lines) = channel();
        let pipes: [Box<dyn Read + Send>; 2] = [
            Box::new(child.stdout.take().expect("the output is piped")),
            Box::new(child.stderr.take().expect("the messages are piped")),
        ];
        for pipe in pipes {
            let sender = sender.clone();
            thread::spawn(move || {
                for line in BufReader::new(pipe).lines().map_while(Result::ok) {
                    if sender.send(line).is_err() {
                        break;
                    }
                }
            });
        }
        Self { child, lines }
    }

    /// Waits for a line that holds this.
    fn expect(&self, wanted: &str) {
        let mut seen = Vec::new();
        while let Ok(line) = self.lines.recv_timeout(PATIENCE) {
            if line.contains(wanted) {
                return;
            }
            seen.push(line);
        }
        panic!("{wanted:?} was not shown: {seen:#?}");
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn plan(limit: &str) -> String {
    format!(
        "1. The army is limited to {limit} troops.\n2. Elections are held in 100 days.\n3. Prisoners are exchanged.\n"
    )
}

#[test]
fn every_change_is_shown_however_the_file_is_saved() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("new.txt");
    fs::write(folder.path().join("old.txt"), plan("600,000")).expect("a file can be written");
    fs::write(&path, plan("700,000")).expect("a file can be written");
    let watch = Watch::start(folder.path(), &["old.txt", "new.txt"]);
    watch.expect("700,000");
    // Written in place.
    fs::write(&path, plan("800,000")).expect("a file can be written");
    watch.expect("800,000");
    // Replaced by another file, as many editors do.
    fs::write(folder.path().join("new.txt~"), plan("900,000")).expect("a file can be written");
    fs::rename(folder.path().join("new.txt~"), &path).expect("a file can be replaced");
    watch.expect("900,000");
    // Gone, and back.
    fs::remove_file(&path).expect("a file can be removed");
    watch.expect("there is no file \"new.txt\"");
    fs::write(&path, plan("950,000")).expect("a file can be written");
    watch.expect("950,000");
}

#[test]
fn broken_plans_are_told_and_the_watch_goes_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let small = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/authoring/small");
    let variants = folder.path().join("plans/variants");
    fs::create_dir_all(&variants).expect("a folder can be made");
    fs::copy(small.join("topics.yaml"), folder.path().join("plans/topics.yaml"))
        .expect("a file can be copied");
    let text = fs::read_to_string(small.join("variants/first.yaml")).expect("the small plan is there");
    fs::write(variants.join("first.yaml"), &text).expect("a file can be written");
    let second = text
        .replace("id: first", "id: second")
        .replace("paper", "gazette");
    let path = variants.join("second.yaml");
    fs::write(&path, second.replace("100 days", "120 days")).expect("a file can be written");

    let watch = Watch::start(folder.path(), &["first", "second"]);
    watch.expect("120 days");
    fs::write(&path, second.replace("topic: vote", "topic: vite")).expect("a file can be written");
    watch.expect("Did you mean `vote`?");
    fs::write(&path, &second[..second.len() / 2]).expect("a file can be written");
    watch.expect("error[");
    fs::write(&path, second.replace("100 days", "140 days")).expect("a file can be written");
    watch.expect("140 days");
}

#[test]
fn what_cannot_change_is_not_watched() {
    let folder = tempfile::tempdir().expect("a folder");
    for (arguments, expected) in [
        (["watch", "us-28", "eu-24"], "the plans built in never change"),
        (["watch", "us-28", "-"], "standard input cannot be watched"),
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_plandiff"))
            .current_dir(folder.path())
            .args(arguments)
            .output()
            .expect("plandiff runs");
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&output.stderr).contains(expected));
    }
}
