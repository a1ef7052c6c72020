//! BASIS-NUMBER 文号写法不规范 | A document number is not written as it should be
//!
//! **查什么。** 任何文字中文号的顺序号前加“第”或0，年份只写两位，末尾没有“号”。
//!
//! **为什么。** GB/T 9704-2012 7.2.5：年份四位，不加“第”，不编虚位，以“号”结尾。
//!
//! **例子。** 云财预〔22〕第015号。
//!
//! 改法：按“机关代字〔四位年份〕顺序号号”书写，例如“云财预〔2022〕15号”。
//!
//! **What.** In any text: 第 or a leading zero before the number, a year of two digits, no 号 behind.
//!
//! **Why.** GB/T 9704-2012 7.2.5: four digits of the year, no 第, no leading zeros, 号 at the end.
//!
//! **Example.** 云财预〔22〕第015号.

use crate::basis::{FileNumber, citing, file_numbers};
use crate::facts::Facts;
use crate::findings::Findings;
use crate::label::quote;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for basis in citing(facts) {
        let fault = file_numbers(basis.text).into_iter().find_map(|number| Some((fault(&number)?, number)));
        if let Some((fault, number)) = fault {
            out.add(basis.at, format!("文号{}{fault}", quote(&number.text)));
        }
    }
}

fn fault(number: &FileNumber) -> Option<&'static str> {
    if number.ordinal {
        Some("的顺序号不加“第”字")
    } else if number.number.starts_with('0') {
        Some("的顺序号不编虚位（去掉前面的0）")
    } else if number.year.len() == 2 {
        Some("的年份应写四位")
    } else if number.closed {
        None
    } else {
        Some("缺“号”字")
    }
}
