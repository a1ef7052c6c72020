//! Files read in child processes: what ends the process costs one file, and what takes too long can be stopped.

use std::ffi::OsString;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use model::Submission;
use serde::Deserialize;

use super::worker::{Header, Told};
use crate::{Error, registry};

/// The program that reads a file in a process of its own, and how long it may take.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Isolation {
    /// A program that speaks the protocol of [`worker`](super::worker).
    pub program: PathBuf,
    /// Its arguments: `worker`, and what it has to know.
    pub arguments: Vec<OsString>,
    /// The time a file may take; without one it takes what it takes.
    pub timeout: Option<Duration>,
}

impl Isolation {
    /// By this program, without a bound on time.
    pub fn new(program: impl Into<PathBuf>, arguments: impl IntoIterator<Item = OsString>) -> Self {
        Self { program: program.into(), arguments: arguments.into_iter().collect(), timeout: None }
    }
}

/// The processes at work. As many are started as files are read at once, and each reads many.
pub(super) struct Processes<'a> {
    how: &'a Isolation,
    idle: Mutex<Vec<Process>>,
}

impl<'a> Processes<'a> {
    pub(super) fn new(how: &'a Isolation) -> Self {
        Self { how, idle: Mutex::default() }
    }

    /// Reads a file in one of the processes. One that ends, or takes too long, is replaced.
    pub(super) fn read(&self, bytes: &[u8], name: &str) -> Result<Submission, Error> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut process = idle.map_or_else(|| Process::start(self.how), Ok)?;
        let answer = process.ask(bytes, name, self.how.timeout)?;
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(process);
        let answer: Answer = serde_json::from_str(&answer)
            .map_err(|error| Error::Crashed(format!("its answer is not understood: {error}")))?;
        match answer {
            Answer { submission: Some(submission), .. } => Ok(*submission),
            Answer { error: Some(Told { id, message }), .. } => {
                let id = registry::entry(&id).map_or("batch.crash", |entry| entry.id);
                Err(Error::Told { id, message })
            }
            _ => Err(Error::Crashed("its answer says nothing".to_owned())),
        }
    }
}

#[derive(Deserialize)]
struct Answer {
    submission: Option<Box<Submission>>,
    error: Option<Told>,
}

/// One process; dropped, it is ended.
struct Process {
    child: Child,
    stdin: Option<ChildStdin>,
    answers: Receiver<String>,
}

impl Process {
    fn start(how: &Isolation) -> Result<Self, Error> {
        let mut command = Command::new(&how.program);
        command.args(&how.arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().map_err(|error| Error::Crashed(error.to_string()))?;
        let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
        let (sender, answers) = channel();
        if let Some(stdout) = stdout {
            // Ends with the process, or when nobody waits for answers any more.
            thread::spawn(move || {
                let lines = BufReader::new(stdout).lines().map_while(Result::ok);
                lines.take_while(|line| sender.send(line.clone()).is_ok()).for_each(drop);
            });
        }
        Ok(Self { child, stdin, answers })
    }

    fn ask(&mut self, bytes: &[u8], name: &str, timeout: Option<Duration>) -> Result<String, Error> {
        let header = Header { name: name.to_owned(), length: bytes.len() as u64, options: None };
        let mut header = serde_json::to_vec(&header).map_err(Error::Serialise)?;
        header.push(b'\n');
        let sent = self.stdin.as_mut().map(|stdin| {
            stdin.write_all(&header).and_then(|()| stdin.write_all(bytes)).and_then(|()| stdin.flush())
        });
        if !matches!(sent, Some(Ok(()))) {
            return Err(self.gone());
        }
        let answer = match timeout {
            Some(timeout) => self.answers.recv_timeout(timeout),
            None => self.answers.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        match answer {
            Ok(answer) => Ok(answer),
            Err(RecvTimeoutError::Timeout) => Err(Error::TimedOut(timeout.unwrap_or_default())),
            Err(RecvTimeoutError::Disconnected) => Err(self.gone()),
        }
    }

    /// How the process ended.
    fn gone(&mut self) -> Error {
        self.stdin = None;
        Error::Crashed(match self.child.wait() {
            Ok(status) => status.to_string(),
            Err(error) => error.to_string(),
        })
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill(); // it may have ended by itself
        let _ = self.child.wait();
    }
}
