//! Numbers that go up by one, and what is odd where they do not.

/// What is odd about a number after the ones before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Oddity {
    /// It was there before.
    Repeated(u32),
    /// The one expected is missing.
    Skipped(u32),
}

/// Walks numbers of one style; tells for each what is odd. A new start at 1 is a new list.
#[derive(Default)]
pub(crate) struct Sequence {
    last: Option<u32>,
    slack: u32,
}

impl Sequence {
    pub(crate) fn next(&mut self, number: u32) -> Option<Oddity> {
        let last = self.last.replace(number);
        let slack = std::mem::take(&mut self.slack);
        match last {
            Some(last) if number == last => {
                // Behind a repeated number the writer may go on from either.
                self.slack = slack + 1;
                Some(Oddity::Repeated(number))
            }
            _ if number == 1 => None,
            None => Some(Oddity::Skipped(1)),
            Some(last) if number > last && number <= last + 1 + slack => None,
            Some(last) if number > last => Some(Oddity::Skipped(last + 1)),
            Some(last) => {
                // Backwards: the number was used, or is out of order.
                self.last = Some(last);
                Some(Oddity::Repeated(number))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn odd(numbers: &[u32]) -> Vec<Option<Oddity>> {
        let mut sequence = Sequence::default();
        numbers.iter().map(|number| sequence.next(*number)).collect()
    }

    #[test]
    fn one_slip_is_told_once() {
        assert_eq!(odd(&[1, 2, 2, 3]), [None, None, Some(Oddity::Repeated(2)), None]);
        assert_eq!(odd(&[1, 2, 2, 4]), [None, None, Some(Oddity::Repeated(2)), None]);
        assert_eq!(odd(&[1, 3, 4]), [None, Some(Oddity::Skipped(2)), None]);
        assert_eq!(odd(&[1, 2, 1, 2]), [None; 4], "a new list");
        assert_eq!(odd(&[2, 3]), [Some(Oddity::Skipped(1)), None]);
    }
}
