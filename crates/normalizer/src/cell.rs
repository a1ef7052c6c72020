//! The whole text of a cell: one value with the words around it, several values, a placeholder, or words.

use model::{Quantity, Value};

use crate::broken;
use crate::context::Context;
use crate::mark;
use crate::one::one;
use crate::parts::parts;

/// Reads a cell. Never fails: what is no value is text, whole.
pub(crate) fn parse(text: &str, context: &Context<'_>) -> Quantity {
    let quantity = read(text, context);
    if matches!(quantity.value, Value::Text)
        && let Some(bare) = mark::without(text)
    {
        let found = read(bare, context);
        if !matches!(found.value, Value::Text) {
            return Quantity { text: text.trim().to_owned(), ..found };
        }
    }
    quantity
}

fn read(text: &str, context: &Context<'_>) -> Quantity {
    let mut quantity = one(text, context);
    broken::flag(&mut quantity);
    if matches!(quantity.value, Value::Text)
        && let Some(mended) = broken::mended(text, context, |text| one(text, context))
    {
        return mended;
    }
    if matches!(quantity.value, Value::Text)
        && quantity.detail.bound.is_none()
        && quantity.detail.ratio.is_none()
    {
        quantity.detail.parts = match quantity.detail.flags.as_slice() {
            [] => parts(&quantity.text, context),
            // What contradicts itself as a whole is not taken to pieces.
            _ => Vec::new(),
        };
    }
    quantity
}
