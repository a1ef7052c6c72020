//! Answers, and why there is none.

use jixiao::Error;
use serde::Serialize;
use serde_json::Value;

/// An answer: what it says, and the parts behind that.
#[derive(Debug)]
pub struct Answer {
    /// The first part.
    pub head: Value,
    /// The others.
    pub parts: Vec<Vec<u8>>,
}

impl Answer {
    pub(crate) fn new(head: &impl Serialize, parts: Vec<Vec<u8>>) -> Self {
        Self { head: serde_json::to_value(head).unwrap_or_default(), parts }
    }
}

/// Why there is no answer, as the page tells it.
#[derive(Debug, Serialize)]
pub(crate) struct Failure {
    id: &'static str,
    /// What kind of trouble it is, in Chinese.
    title: &'static str,
    message: String,
    part: Option<String>,
    place: Option<String>,
    advice: &'static str,
}

impl Failure {
    /// A request that no page of this version makes.
    pub(crate) fn of_request(message: impl Into<String>) -> Self {
        Self {
            id: "web.request",
            title: "请求有误",
            message: message.into(),
            part: None,
            place: None,
            advice: "",
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let entry = jixiao::entries().find(|entry| entry.id == error.id());
        Self {
            id: error.id(),
            title: entry.map_or("", |entry| entry.chinese),
            message: error.to_string(),
            part: error.part().map(str::to_owned),
            place: error.place(),
            advice: error.advice(),
        }
    }
}
