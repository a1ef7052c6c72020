//! Straight lines along the page: strokes, edges of stroked boxes, and boxes so thin that they are lines.

use hayro_interpret::PathDrawMode;
use kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape as _};

/// A filled box up to this high (or wide) is a line: word processors draw borders so.
const THIN: f64 = 4.0;
/// How far the ends of a line may stand off its axis.
const SLANT: f64 = 0.8;
/// A line has a length: shorter ones are dots of a dotted border, which are joined later.
const SHORTEST: f64 = 0.2;

/// A line along the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Stroke {
    /// It runs from left to right, else from top to bottom.
    pub(crate) is_horizontal: bool,
    /// Its y, if horizontal, else its x.
    pub(crate) at: f64,
    pub(crate) from: f64,
    pub(crate) to: f64,
}

impl Stroke {
    /// The line between two points; none when it is slanted.
    pub(crate) fn between(a: Point, b: Point) -> Option<Self> {
        let (width, height) = ((a.x - b.x).abs(), (a.y - b.y).abs());
        if !(width.is_finite() && height.is_finite())
            || width.max(height) < SHORTEST
            || width.min(height) > SLANT
        {
            return None;
        }
        Some(if width >= height {
            Self { is_horizontal: true, at: f64::midpoint(a.y, b.y), from: a.x.min(b.x), to: a.x.max(b.x) }
        } else {
            Self { is_horizontal: false, at: f64::midpoint(a.x, b.x), from: a.y.min(b.y), to: a.y.max(b.y) }
        })
    }
}

/// The lines a path draws, appended as pairs of points.
pub(super) fn strokes(
    path: &BezPath,
    mode: &PathDrawMode,
    transform: Affine,
    into: &mut Vec<(Point, Point)>,
) {
    match mode {
        PathDrawMode::Fill(_) => parts(path).into_iter().for_each(|part| into.extend(thin(part))),
        PathDrawMode::Stroke(props) => {
            let [a, b, c, d, ..] = transform.as_coeffs();
            let scale = a.hypot(b).max(c.hypot(d));
            // A line as broad as a picture is a filled box.
            if f64::from(props.line_width) * scale <= 3.0 * THIN {
                sides(path, into);
            }
        }
    }
}

/// The sides of a stroked path.
fn sides(path: &BezPath, into: &mut Vec<(Point, Point)>) {
    let (mut start, mut last) = (Point::ORIGIN, Point::ORIGIN);
    for element in path.elements() {
        match *element {
            PathEl::MoveTo(point) => (start, last) = (point, point),
            PathEl::LineTo(point) => {
                into.push((last, point));
                last = point;
            }
            PathEl::QuadTo(_, point) | PathEl::CurveTo(_, _, point) => last = point,
            PathEl::ClosePath => {
                into.push((last, start));
                last = start;
            }
        }
    }
}

/// The boxes of the parts of a filled path.
fn parts(path: &BezPath) -> Vec<Rect> {
    let mut parts = Vec::new();
    let mut part = BezPath::new();
    for element in path.elements() {
        if matches!(element, PathEl::MoveTo(_)) && !part.is_empty() {
            parts.push(std::mem::take(&mut part).bounding_box());
        }
        part.push(*element);
    }
    if !part.is_empty() {
        parts.push(part.bounding_box());
    }
    parts
}

/// The axis of a thin box; both axes of a dot, which may belong to a dotted line of either way.
fn thin(part: Rect) -> impl Iterator<Item = (Point, Point)> {
    let (width, height) = (part.width(), part.height());
    let center = part.center();
    let is_dot = width.max(height) <= THIN;
    let across = (height <= THIN && (height <= width || is_dot))
        .then(|| (Point::new(part.x0, center.y), Point::new(part.x1, center.y)));
    let down = (width <= THIN && (width < height || is_dot))
        .then(|| (Point::new(center.x, part.y0), Point::new(center.x, part.y1)));
    across.into_iter().chain(down)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_run_along_the_page_or_are_none() {
        let line = |a: (f64, f64), b: (f64, f64)| {
            Stroke::between(a.into(), b.into())
                .map(|stroke| (stroke.is_horizontal, stroke.at, stroke.from, stroke.to))
        };
        assert_eq!(line((10.0, 5.0), (90.0, 5.0)), Some((true, 5.0, 10.0, 90.0)));
        assert_eq!(line((10.0, 50.0), (10.0, 5.0)), Some((false, 10.0, 5.0, 50.0)));
        assert_eq!(line((10.0, 5.0), (90.0, 45.0)), None, "a diagonal of a blank cell");
        assert_eq!(line((10.0, 5.0), (10.1, 5.0)), None, "a dot");
    }

    #[test]
    fn a_thin_box_is_a_line_and_a_shading_is_none() {
        let lines = |left, top, right, bottom| thin(Rect::new(left, top, right, bottom)).collect::<Vec<_>>();
        assert_eq!(lines(10.0, 5.0, 90.0, 6.0), [(Point::new(10.0, 5.5), Point::new(90.0, 5.5))]);
        assert_eq!(lines(10.0, 5.0, 11.0, 60.0), [(Point::new(10.5, 5.0), Point::new(10.5, 60.0))]);
        assert_eq!(lines(10.0, 5.0, 90.0, 25.0), []);
        assert_eq!(lines(10.0, 5.0, 11.0, 6.0).len(), 2, "a dot of a dotted line, of whichever way");
    }
}
