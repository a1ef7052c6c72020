//! HTML fixtures.

use super::{gbk, utf16};
use crate::fixture::Fixture;

/// Title of the list.
pub const TITLE: &str = "HTML saved as Word files";

/// Word's own "web page", in GBK.
const WORD_PAGE: &str = r##"<html xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word">
<head>
<meta http-equiv=Content-Type content="text/html; charset=gb2312">
<meta name=Generator content="Microsoft Word 11">
<title>不是正文</title>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View></w:WordDocument></xml><![endif]-->
<style>p.MsoNormal {margin:0cm}</style>
</head>
<body lang=ZH-CN style='tab-interval:21.0pt'>
<div class=Section1>
<h1><span lang=EN-US style='mso-list:Ignore'>一、<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span>清河市绩效
目标<o:p></o:p></h1>
<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0>
 <tr style='height:20pt'>
  <td style='mso-cell-special:placeholder;border:none;padding:0cm' width=50><p class='MsoNormal'>&nbsp;</td>
  <td width=100 rowspan=2><p class=MsoNormal>产出<span style='display:none;mso-hide:all'>隐藏</span>指标<o:p></o:p></p></td>
  <td width=200 colspan=2><p class=MsoNormal><![if !supportLists]><span lang=EN-US><span style='mso-list:Ignore'>1.<span
  style='font:7.0pt "Times New Roman"'>&nbsp; </span></span></span><![endif]>数量</p>
  <p class=MsoNormal>第二段</p></td>
 </tr>
 <tr>
  <td width=50><p class=MsoNormal><span style='font-family:Wingdings'>¨<span style='font-family:宋体'>lo</span></span>否</p></td>
  <td width=100><p class=MsoNormal><del cite="mailto:a">4</del><ins cite="mailto:a">5</ins>次</p></td>
  <td width=100><p class=MsoNormal><o:p>&nbsp;</o:p></p></td>
 </tr>
 <![if !supportMisalignedColumns]>
 <tr height=0>
  <td width=50 style='border:none'></td>
  <td width=100 style='border:none'></td>
  <td width=100 style='border:none'></td>
  <td width=100 style='border:none'></td>
 </tr>
 <![endif]>
</table>
<p class=MsoNormal><a name="_Toc1"></a>正文<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span
class=MsoFootnoteReference>[1]</span></a></p>
<br clear=all style='page-break-before:always'>
<p class=MsoNormal style='mso-outline-level:2'>附件</p>
</div>
<div style='mso-element:footnote-list'><br clear=all><hr align=left size=1 width="33%">
<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1">[1]</a> 脚注正文</p></div>
</div>
</body>
</html>
"##;

const GOVERNMENT_PAGE: &str = r#"<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>云岭县</title>
<script>if (1 < 2) document.write("<table><tr><td>script</td></tr></table>");</script></head>
<body><ul class="nav"><li><a href="/">首页</a></li></ul>
<table width="100%"><tbody><tr><td>
<div class="title">云岭县2023年<br>绩效目标表</div>
<TABLE border=1><THEAD><TR><TH>项目名称<TH>金额（万元）</THEAD>
<TR><TD>&nbsp;防汛&nbsp;经费<TD align=right>12.50
<TR><TD colspan="2">合计：<BR>12.50</TABLE>
</td><td style="display: none">广告</td></tr></tbody></table>
<p>附注&mdash;完<br/></p>
</body></html>
"#;

const SPANS: &str = r"<table>
<tfoot><tr><td>foot<td>g<td>h</tfoot>
<thead><tr><th rowspan=5>head<th>i<th>j</thead>
<tbody><tr><td rowspan=0>a<td rowspan=2>b<td>c<tr><td>d</tbody>
<tbody><tr><td>e<td rowspan=2>f<td>k<tr><td colspan=3>l</tbody>
</table>
";

const CONTROLS: &str = r#"<html><body><form><table><tr>
<td><input type=checkbox checked>是 <input type="checkbox">否</td>
<td><input name=a value="云岭县财政局"><input type=hidden value="no"></td>
<td><select><option>甲<option selected>乙<option>丙</select></td>
<td><textarea>一
二</textarea></td>
</tr></table></form></body></html>
"#;

const WRONG_LABEL: &str = "<html><head><meta charset=gb2312></head><body><table><tr><td>清河市</td><td>绩效目标</td></tr></table></body></html>\n";

const WIDE: &str = "<html><body><table><tr><td>清河市</td><td>𠮷</td></tr></table></body></html>\n";

const HIDDEN: &str = r#"<html><head><meta charset="utf-8"><style>
/* an export with keys that its page hides */ @media print {.shown {display:none}}
.key, #code {display:none} .far > tbody > tr > td.inner {DISPLAY: NONE !important} .blank {visibility:hidden}
</style></head><body><table class=far border=1>
<tr><th>名称<th hidden>键<th class="key wide">码<th style="display:none">号<th class=shown>金额<th>备注
<tr><td>修路<td hidden>1<td class=key>2<td style="display:none">3<td class=shown>7.5<td class=blank>藏
<tr id=code><td>隐<td>0
<tr><td>植树<td hidden>4<td class=key>5<td style="display:none">6<td>2.5<td class=inner style="display:table-cell">无
</table></body></html>
"#;

const NUMBERS: &str = r#"<html><head><meta charset="utf-8"><style>ol.law {list-style: upper-roman inside}</style></head><body><table><tr>
<td><ol style="list-style-type:simp-chinese-informal" start=10><li>甲<li>乙</ol>
<td><ol style="list-style-type:cjk-ideographic"><li>丙<li style="display:none">隐<li>丁</ol>
<td><ol class=law><li>总则</ol><ul><li>点</ul><ol type=a start=27><li>末</ol>
<td><ol reversed><li>三<li>二<li value=7>七</ol>
<td><ul style="list-style-type:'☑ '"><li>新建</ul><p><span style='mso-list:Ignore;font-family:Wingdings'>¨<span style='font:7pt "Times New Roman"'>&nbsp; </span></span>续建</p>
</table></body></html>
"#;

const MARKS: &str = r##"<html><head><meta charset="utf-8"><style>.old {text-decoration: line-through}</style></head><body><table><tr>
<td><s>80</s>95<td><strike>甲</strike>乙<td><span class=old>旧 <b>值</b></span>新<td><s style="text-decoration:none">有效</s>
<tr><td>12.00<a href="#_ftn1"><sup>1</sup></a><td>5<sup>2</sup><td>项&#8203;目&#xFEFF;名&shy;称<td><img src=a.png width=300 height=200>
</table></body></html>
"##;

/// Odd HTML, each with a hand-written grid beside it.
pub fn odd() -> Vec<Fixture> {
    vec![
        Fixture::new(
            "word-web-page.html",
            "Word's own web page in GBK: automatic numbers, `o:p`, conditional comments, hidden text, a placeholder cell, a ruler row, a footnote, tracked changes, Wingdings",
            gbk(WORD_PAGE),
        ),
        Fixture::new(
            "government-page.html",
            "what a site serves: unclosed cells, a table in a layout table, scripts, blanks, hidden advertisements",
            GOVERNMENT_PAGE.into(),
        ),
        Fixture::new(
            "spans.html",
            "rowspan 0 and beyond the row group, a foot written first, colspan into a rowspan",
            SPANS.into(),
        ),
        Fixture::new("controls.html", "a form to fill in: boxes, fields, lists", CONTROLS.into()),
        Fixture::new("wrong-label.html", "UTF-8 under a gb2312 label", WRONG_LABEL.into()),
        Fixture::new(
            "hidden-cells.html",
            "cells hidden by attribute, by style and by class are not there; one of hidden text keeps its place",
            HIDDEN.into(),
        ),
        Fixture::new(
            "list-styles.html",
            "numbers by list-style-type: Chinese, Roman, letters beyond z, counting down; boxes as markers",
            NUMBERS.into(),
        ),
        Fixture::new(
            "marks.html",
            "struck-out text, the mark of a note beside a number, invisible signs, a picture instead of text",
            MARKS.into(),
        ),
        Fixture::new("utf16.html", "UTF-16 with its mark, a character beyond the first plane", utf16(WIDE)),
    ]
}
