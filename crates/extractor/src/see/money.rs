//! The columns of a matrix of money: items, and amounts by what they are.

use super::body::Body;
use super::matrix::Matrix;
use super::roles::{mostly, share};
use super::view::{Content, View};
use crate::words::Axis;

/// The columns of money: items (`item`), amounts by what they are, or items over amounts (`fund`).
pub(super) fn funds(view: &View<'_, '_>, matrix: &mut Matrix, body: &Body, headed: bool) -> Option<()> {
    let amount =
        |cell: usize| matches!(view.content(cell), Content::Amount | Content::Percent | Content::Placeholder);
    let words = |cell: usize| matches!(view.content(cell), Content::Words | Content::Prose);
    let item = |cell: usize| view.knows(Axis::Fund, cell) || view.knows(Axis::Closing, cell);
    let part = |cell: usize| view.knows(Axis::FundColumn, cell);
    if body.rows.is_empty() {
        return None;
    }
    let mut amounts = 0;
    for at in 0..matrix.columns.len() {
        let texts = share(view, body, at, words);
        let column = &mut matrix.columns[at];
        let over = |cell: &usize| view.get(Axis::Fund, *cell).is_some_and(|entry| headed || !entry.inside);
        let money = share(view, body, at, amount);
        let blank = money.1 == 0;
        if mostly(texts) {
            // Words in the rows: items, whatever the heading says; or a text beside the amounts.
            let items = share(view, body, at, |cell| item(cell) || part(cell));
            let next = at == 0 || mostly(items);
            column.key = if next { "item".to_owned() } else { String::new() };
        } else if column.known && (money.0 > 0 || blank) {
            amounts += 1;
        } else if (mostly(money) || blank) && column.cells.last().is_some_and(over) {
            "fund".clone_into(&mut column.key);
            column.known = true;
            amounts += 1;
        } else if at == 0 && column.cells.is_empty() {
            "item".clone_into(&mut column.key);
        } else {
            column.key.clear();
            column.known = false;
        }
    }
    let items: Vec<usize> =
        (0..matrix.columns.len()).filter(|&at| matrix.columns[at].key == "item").collect();
    let transposed = matrix.columns.iter().any(|column| column.key == "fund");
    let labelled = items.iter().map(|&at| share(view, body, at, |cell| item(cell) || part(cell)));
    let (known, all) = labelled.fold((0, 0), |sum, share| (sum.0 + share.0, sum.1 + share.1));
    let amount_columns = matrix.columns.len() - items.len();
    if transposed && all > 0 && !mostly((known, all)) {
        return None;
    }
    if transposed
        && known > 0
        && !items.is_empty()
        && !items.iter().any(|&at| mostly(share(view, body, at, part)))
    {
        // Items beside items: what stands over the amounts is what the amounts are.
        for column in matrix.columns.iter_mut().filter(|column| column.key == "fund") {
            let entry = column.cells.last().and_then(|&cell| view.get(Axis::Fund, cell));
            let total = entry.is_some_and(|entry| entry.key == "total");
            // 实施期资金总额 ‖ 年度资金总额 over the amounts of each item.
            column.term = entry.and_then(|entry| entry.term).filter(|_| total);
            column.key = if total { "budget".to_owned() } else { String::new() };
        }
    }
    let rows_known = all == 0 || mostly((known, all));
    let columns_known = amounts * 3 >= amount_columns * 2 && amounts >= 2;
    let enough = if headed { amounts >= 1 } else { amounts >= 2 || (amounts >= 1 && known >= 2) };
    // Beside the head of the money block a row of items and amounts says enough, whatever the headings say.
    let named = matrix.columns.iter().skip(1).filter(|column| !column.cells.is_empty()).count();
    // 收入构成 | 财政拨款: the items may stand in several columns.
    let front = items.iter().enumerate().take_while(|(index, at)| index == *at).count();
    let first = body.rows.first().is_some_and(|row| {
        let money = |cells: &Vec<usize>| {
            cells.iter().any(|&cell| amount(cell))
                && cells.iter().all(|&cell| view.content(cell).is_money() || amount(cell))
        };
        let named = row[..front].iter().flatten().any(|&cell| item(cell));
        row.iter().skip(front).filter(|cells| money(cells)).count() > 1 && named
    });
    // An empty corner over items, and amounts under everything else: the one known heading tells the others.
    let corner = matrix.columns.first().is_some_and(|column| column.cells.is_empty());
    let all = (1..matrix.columns.len()).all(|at| {
        let money = share(view, body, at, amount);
        money.0 == money.1
    });
    if headed && corner && items == [0] && amounts >= 1 && all {
        return Some(());
    }
    if headed && named > 0 && first && items.len() == front {
        return Some(());
    }
    (enough && (rows_known || columns_known) && (amounts * 2 >= amount_columns)).then_some(())
}
