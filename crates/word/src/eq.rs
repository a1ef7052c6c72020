//! EQ fields as one line of text. Word writes enclosed characters (带圈字符) and, in older files, pinyin
//! guides (拼音指南) as such fields, which store no result.

/// Arguments nested deeper than this are dropped.
const MAX_DEPTH: usize = 16;

/// The line an `EQ …` instruction draws; `None` when it draws nothing.
pub(crate) fn line(instruction: &str) -> Option<String> {
    let instruction = instruction.trim();
    let rest =
        instruction.get(..2).filter(|name| name.eq_ignore_ascii_case("eq")).map(|_| &instruction[2..])?;
    let text = Parser { chars: rest.chars().peekable() }.sequence(0, false);
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

struct Parser<I: Iterator<Item = char>> {
    chars: std::iter::Peekable<I>,
}

impl<I: Iterator<Item = char>> Parser<I> {
    /// Text and switches up to the end of the argument.
    fn sequence(&mut self, depth: usize, in_argument: bool) -> String {
        let mut text = String::new();
        while let Some(next) = self.chars.peek().copied() {
            match next {
                ',' | ';' | '，' | ')' if in_argument => break,
                '\\' => {
                    self.chars.next();
                    text.push_str(&self.switch(depth));
                }
                _ => {
                    self.chars.next();
                    text.push(next);
                }
            }
        }
        text
    }

    /// A switch with its options and arguments: `\o\ac(○,1)`.
    fn switch(&mut self, depth: usize) -> String {
        if let Some(literal) = self.chars.next_if(|next| matches!(next, '\\' | '(' | ')' | ',')) {
            return literal.to_string();
        }
        // `\* jc2 \* hps12 \* "Font:宋体"`: formatting, drawn by nothing.
        if self.chars.next_if_eq(&'*').is_some() {
            self.formatting();
            return String::new();
        }
        let name: String = std::iter::from_fn(|| self.chars.next_if(char::is_ascii_alphabetic)).collect();
        // Options: letters, numbers, and further switches before the bracket, `\s\up 9(…)`.
        loop {
            match self.chars.peek() {
                Some(next) if next.is_ascii_alphanumeric() || matches!(next, '\\' | ' ' | '-') => {
                    self.chars.next();
                }
                _ => break,
            }
        }
        if self.chars.next_if_eq(&'(').is_none() || depth >= MAX_DEPTH {
            return String::new();
        }
        let mut arguments = vec![self.sequence(depth + 1, true)];
        while self.chars.next_if(|next| matches!(next, ',' | ';' | '，')).is_some() {
            arguments.push(self.sequence(depth + 1, true));
        }
        self.chars.next_if_eq(&')');
        draw(&name.to_ascii_lowercase(), &arguments)
    }

    fn formatting(&mut self) {
        while self.chars.next_if_eq(&' ').is_some() {}
        if self.chars.next_if_eq(&'"').is_some() {
            while self.chars.next_if(|next| *next != '"').is_some() {}
            self.chars.next();
        } else {
            while self.chars.next_if(|next| !matches!(next, ' ' | '\\')).is_some() {}
        }
        while self.chars.next_if_eq(&' ').is_some() {}
    }
}

fn draw(name: &str, arguments: &[String]) -> String {
    match (name, arguments) {
        ("f", [numerator, denominator]) => format!("{numerator}/{denominator}"),
        ("r", [radicand]) => format!("√({radicand})"),
        ("r", [degree, radicand]) => format!("{degree}√({radicand})"),
        ("o", [frame, inner]) => overstruck(frame.trim(), inner.trim()),
        _ => arguments.concat(),
    }
}

/// `○` over `1` is ①; a reading over a character is that character and its reading in brackets.
fn overstruck(frame: &str, inner: &str) -> String {
    let enclosed = |first: u32| {
        let number = inner.parse::<u32>().ok().filter(|number| (1..=20).contains(number))?;
        char::from_u32(first + number - 1).map(String::from)
    };
    match frame {
        "○" | "◯" | "〇" => enclosed(0x2460).unwrap_or_else(|| format!("○{inner}")),
        "□" | "△" | "◇" => format!("{frame}{inner}"),
        _ if frame.is_empty() => inner.to_owned(),
        _ => format!("{inner}（{frame}）"),
    }
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn enclosed_characters_and_readings() {
        assert_eq!(line(r"eq \o\ac(○,1)").as_deref(), Some("①"));
        assert_eq!(line(r"EQ \o\ac(○,密)").as_deref(), Some("○密"));
        assert_eq!(
            line(r#"EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(zhōng),中)"#).as_deref(),
            Some("中（zhōng）")
        );
    }

    #[test]
    fn fractions_and_roots() {
        assert_eq!(line(r"EQ \f(1,3)").as_deref(), Some("1/3"));
        assert_eq!(line(r"EQ \r(3,x)").as_deref(), Some("3√(x)"));
        assert_eq!(line(r"EQ a\,b").as_deref(), Some("a,b"));
        assert_eq!(line("PAGE"), None);
        assert_eq!(line("EQ"), None);
    }

    #[test]
    fn unclosed_and_deep_input_ends() {
        assert_eq!(line(r"EQ \f(1").as_deref(), Some("1"));
        assert!(line(&format!("EQ {}", r"\o(".repeat(100_000))).is_none());
    }
}
