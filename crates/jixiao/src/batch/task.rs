//! The pieces of work of a batch: an input each, and what its outputs are called.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::{Input, Inputs, naming};
use crate::Error;

/// An input and what its outputs are called, or why there is none.
pub(crate) enum Task {
    Input { input: Input, stem: PathBuf },
    Missing { path: PathBuf, error: Mutex<Option<Error>> },
}

impl Task {
    pub(crate) fn path(&self) -> &Path {
        match self {
            Self::Input { input, .. } => &input.path,
            Self::Missing { path, .. } => path,
        }
    }

    /// Whether it was to be a document.
    pub(crate) fn is_certain(&self) -> bool {
        matches!(self, Self::Input { input, .. } if input.is_certain())
    }

    /// Whether it was only looked into: a text or a page in a folder that may be no document.
    pub(crate) fn is_uncertain(&self) -> bool {
        matches!(self, Self::Input { input, .. } if !input.certain)
    }

    /// The input and its stem; the error of what is missing, once.
    pub(crate) fn input(&self) -> Result<(&Input, &Path), Error> {
        match self {
            Self::Input { input, stem } => Ok((input, stem)),
            Self::Missing { error, .. } => {
                let error = error.lock().unwrap_or_else(PoisonError::into_inner).take();
                Err(error.unwrap_or(Error::NotFound))
            }
        }
    }
}

/// What is to be done, in the order of the inputs.
pub(crate) fn tasks(inputs: Inputs) -> Vec<Task> {
    let found: Vec<&Input> = inputs.found().collect();
    let mut stems = naming::stems(&found).into_iter();
    let task = |input: Result<Input, Error>| match input {
        Ok(input) => Task::Input { input, stem: stems.next().unwrap_or_default() },
        Err(error) => {
            let path = error.path().map(Path::to_path_buf).unwrap_or_default();
            Task::Missing { path, error: Mutex::new(Some(error)) }
        }
    };
    inputs.list.into_iter().map(task).collect()
}
