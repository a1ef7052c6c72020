//! The quarter turn after which a page's text runs from left to right.

use kurbo::{Point, Vec2};

/// How a page has to be turned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Turn {
    /// Its text runs from left to right.
    #[default]
    None,
    /// Its text runs downwards.
    Downwards,
    /// Its text stands on its head.
    Over,
    /// Its text runs upwards.
    Upwards,
}

impl Turn {
    /// The turn that most baselines ask for.
    pub(crate) fn of(baselines: impl Iterator<Item = Vec2>) -> Self {
        let mut votes = [0_usize; 4];
        for Vec2 { x, y } in baselines {
            let vote = match (x.abs() >= y.abs(), x >= 0.0, y >= 0.0) {
                (true, true, _) => 0,
                (false, _, true) => 1,
                (true, false, _) => 2,
                (false, _, false) => 3,
            };
            votes[vote] += 1;
        }
        // The first of equal ones: a page without text stays as it is.
        let most = votes.iter().copied().max().unwrap_or(0);
        match votes.iter().position(|vote| *vote == most) {
            Some(1) => Self::Downwards,
            Some(2) => Self::Over,
            Some(3) => Self::Upwards,
            _ => Self::None,
        }
    }

    /// Width and height of the page once it is turned.
    pub(crate) fn size(self, width: f64, height: f64) -> (f64, f64) {
        match self {
            Self::None | Self::Over => (width, height),
            Self::Downwards | Self::Upwards => (height, width),
        }
    }

    /// Where a point of the page stands once it is turned.
    pub(crate) fn apply(self, Point { x, y }: Point, width: f64, height: f64) -> Point {
        match self {
            Self::None => Point::new(x, y),
            Self::Downwards => Point::new(y, width - x),
            Self::Over => Point::new(width - x, height - y),
            Self::Upwards => Point::new(height - y, x),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_turned_the_way_its_text_runs() {
        let of = |x: f64, y: f64| Turn::of([Vec2::new(x, y)].into_iter());
        assert_eq!(of(5.0, 0.0), Turn::None);
        assert_eq!(of(0.0, 5.0), Turn::Downwards);
        assert_eq!(of(-5.0, 0.0), Turn::Over);
        assert_eq!(of(0.0, -5.0), Turn::Upwards);
        assert_eq!(Turn::of([].into_iter()), Turn::None);
        // A wide table on an upright page, its lines running upwards: the first line starts at the bottom left.
        let turn = Turn::Upwards;
        assert_eq!(turn.size(100.0, 200.0), (200.0, 100.0));
        assert_eq!(turn.apply(Point::new(10.0, 200.0), 100.0, 200.0), Point::new(0.0, 10.0));
        // Running downwards, it starts at the top right.
        assert_eq!(Turn::Downwards.apply(Point::new(90.0, 0.0), 100.0, 200.0), Point::new(0.0, 10.0));
        assert_eq!(Turn::Over.apply(Point::new(100.0, 200.0), 100.0, 200.0), Point::new(0.0, 0.0));
    }
}
