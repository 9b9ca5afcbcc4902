import { safeHtml, wordsOf } from './mime.html';

describe('html of a mail', () => {
  it.each([
    ['<p>Hello <b>you</b></p>', '<p>Hello <b>you</b></p>'],
    ['<script>alert(1)</script><p onclick="x()">a</p>', '<p>a</p>'],
    ['<img src="http://spy.example/pixel.gif" onerror=x>', '<img data-remote="http://spy.example/pixel.gif" alt="" />'],
    ['<img src="//spy.example/p.gif">', '<img data-remote="https://spy.example/p.gif" alt="" />'],
    ['<img src="cid:logo%40x" width="10">', '<img data-cid="logo@x" alt="" width="10" />'],
    ['<img src="cid:100%">', '<img data-cid="100%" alt="" />'],
    ['<img src="javascript:alert(1)">', ''],
    ['<img src="data:image/svg+xml;base64,PHN2Zz4=">', ''],
    ['<img src="data:image/png;base64,AAAA">', '<img src="data:image/png;base64,AAAA" alt="" />'],
    ['<img srcset="http://spy.example/a.png 2x" src="cid:a">', '<img data-cid="a" alt="" />'],
    ['<a href="javascript:x">a</a>', '<a target="_blank" rel="noopener noreferrer nofollow">a</a>'],
    ['<a href="java\nscript:x">a</a>', '<a target="_blank" rel="noopener noreferrer nofollow">a</a>'],
    [
      '<a href="https://x.example/?a=1&b=2" ping="http://spy">a</a>',
      '<a href="https://x.example/?a=1&amp;b=2" target="_blank" rel="noopener noreferrer nofollow">a</a>',
    ],
    ['<div style="background:url(http://spy.example);color:red;position:fixed">a</div>', '<div style="color:red">a</div>'],
    ['<div style="width:expression(alert(1))">a</div>', '<div>a</div>'],
    ['<div style="font-family:\\75rl(http://spy)">a</div>', '<div>a</div>'],
    ['<style>@import "http://spy.example"</style><link rel=stylesheet href=http://spy><p>a</p>', '<p>a</p>'],
    ['<form action="http://evil.example"><input name=a><button>b</button></form>', 'b'],
    ['<iframe src="http://evil.example">x</iframe><object data=x>y</object><svg onload=x><a href="x">z</a></svg>', ''],
    ['<meta http-equiv=refresh content="0;url=http://evil"><base href="http://evil">a', 'a'],
    ['<table background="http://spy.example/b.png"><tr><td>a</td></tr></table>', '<table><tbody><tr><td>a</td></tr></tbody></table>'],
    ['<blockquote type="cite">old</blockquote>', '<blockquote data-quoted="true">old</blockquote>'],
    ['<div class="gmail_quote">old</div>', '<div data-quoted="true">old</div>'],
    ['<noscript><p title="</noscript><img src=x onerror=alert(1)>">', ''],
  ])('%s', (given, safe) => expect(safeHtml(given).replace('<tbody>', '').replace('</tbody>', '')).toBe(safe.replace('<tbody>', '').replace('</tbody>', '')));

  it('as words', () => expect(wordsOf(safeHtml('<p>A&nbsp;&uuml;<br>B</p><img src="http://spy.example/x">'))).toBe('A ü\nB'));

  it('nested without end', () => expect(safeHtml('<div>'.repeat(50_000) + 'deep').length).toBeLessThan(10_000));
});
