//! Every format, written from hand-written submissions and looked at from outside.

#[cfg(test)]
mod common;
#[cfg(test)]
mod csv;
#[cfg(test)]
mod docx;
#[cfg(test)]
mod html;
#[cfg(test)]
mod order;
#[cfg(test)]
mod round_trip;
#[cfg(test)]
mod xlsx;
