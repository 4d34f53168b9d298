import { describe, expect, test } from "bun:test";
import { printf } from "./printf.ts";
import { call } from "./testing/call.ts";

const print = async (...operands: (string | number | bigint)[]) => call(printf, { operands });

describe("printf", () => {
  test.each([
    ["text without conversions is printed once", ["a b\\n", "x"], "a b\n"],
    ["the format is used again while arguments are left", ["%s=%d;", "a", 1, "b", 2], "a=1;b=2;"],
    ["missing arguments are empty or 0", ["[%s|%d|%x]", "a"], "[a|0|0]"],
    ["sizes of C mean nothing", ["%ld %5lld|%hhx %zu", 1, 2, 255, 3], "1     2|ff 3"],
    ["%% is a percent sign", ["100%%"], "100%"],
    ["%s pads to the right of nothing", ["%5s|%-5s|", "ab", "ab"], "   ab|ab   |"],
    ["%s cuts by characters", ["%.2s", "日本語"], "日本"],
    ["width counts columns", ["%10s", "日本語"], "    日本語"],
    ["zeros may pad text", ["%010s", "日本語"], "0000日本語"],
    ["a combining mark has no width", ["%5s", "\u0301"], "     \u0301"],
    ["width and precision may be arguments", ["%*.*f|", 8, 2, "3.14159"], "    3.14|"],
    ["a negative width argument pads on the right", ["%*s|", -4, "a"], "a   |"],
    ["%c is the first character", ["%c%c", "日本", "b"], "日b"],
    ["%d and %i are integers", ["%d %i", 42, -7], "42 -7"],
    ["the sign of what is positive", ["%+d % d", 5, 5], "+5  5"],
    ["zeros go between sign and digits", ["%06d|%-6d|", -42, 42], "-00042|42    |"],
    ["precision is a number of digits", ["%.3d %.5d %.0d", 5, 0, 0], "005 00000 "],
    ["precision overrides the zero flag", ["%05.3d", 5], "  005"],
    ["%x %X %o", ["%x %X %o", 255, 255, 8], "ff FF 10"],
    ["# marks the base of all but zero", ["%#x %#X %#o %#x", 255, 255, 8, 0], "0xff 0XFF 010 0"],
    ["%#o has one leading zero, not two", ["%#.3o", 8], "010"],
    ["zeros go between prefix and digits", ["%#08x", 255], "0x0000ff"],
    ["negative numbers are 64 bits", ["%x %u", -1, -1], "ffffffffffffffff 18446744073709551615"],
    ["integers are exact", ["%d", "9223372036854775807"], "9223372036854775807"],
    ["digits are decimal whatever comes first", ["%d", "010"], "10"],
    ["0x is hexadecimal", ["%d", "0x1f"], "31"],
    ["a quote before a character means its number", ["%d %d", "'A", '"é'], "65 233"],
    ["a whole number may be written with a point", ["%d", "3.0"], "3"],
    ["%f has six digits", ["%f %.0f %.2f", "1.5", "2.5", "-0.005"], "1.500000 2 -0.01"],
    ["%f never turns into an exponent", ["%.1f", "1e21"], "1000000000000000000000.0"],
    ["%e has at least two digits of exponent", ["%e %.2E", 1000, 1000], "1.000000e+03 1.00E+03"],
    [
      "%g takes the shorter one",
      ["%g %g %g %G", 100000, 1000000, "0.0001", "1e-5"],
      "100000 1e+06 0.0001 1E-05",
    ],
    ["%#g keeps zeros", ["%#g %#.0f", 1, 3], "1.00000 3."],
    ["what is not finite has a name", ["%f %5F|", "inf", "-nan"], "inf   NAN|"],
    ["zeros do not pad infinity", ["%05f", "-inf"], " -inf"],
    ["escapes in the format", ["a\\tb\\\\\\x41\\101\\u00e9\\e"], "a\tb\\AAé\u001b"],
    ["octal escapes have at most three digits", ["\\0101"], "\b1"],
    ["an unknown escape is what it says", ["\\q\\"], "\\q\\"],
    ["\\c ends the output", ["a\\cb%s", "x", "y"], "a"],
    ["%b knows escapes", ["%b|%b", "a\\n", "\\0101"], "a\n|A"],
    ["\\c in a %b ends the output", ["a%bc", "X\\cY", "Z"], "aX"],
    ["%b pads", ["%4b|%-4b|", "\\t", "é"], "   \t|é   |"],
    [
      "%q quotes where it must",
      ["%q %q %q %q", "a/b.c", "a b", "it's", ""],
      `a/b.c 'a b' 'it'"'"'s' ''`,
    ],
  ] as const)("%s", async (_, operands, stdout) => {
    expect(await print(...operands)).toMatchObject({ status: 0, message: undefined, stdout });
  });

  test("bytes that are no text go out as bytes", async () => {
    const end = await print("a\\xff%s%b", "é", "\\0376");
    expect([...end.bytes]).toEqual([0x61, 0xff, 0xc3, 0xa9, 0xfe]);
  });

  test.each([
    [["%d", "abc"], "abc is not a number"],
    [["%d", ""], "the empty string is not a number"],
    [["%d\\n", 1, "x"], "x is not a number"],
    [["%d", "3.5"], "3.5 is not an integer"],
    [["%d", "99999999999999999999"], "99999999999999999999 does not fit into 64 bits"],
    [["%f", "1,5"], "1,5 is not a number"],
    [["%y", 1], "%y: unknown conversion"],
    [["%ls", 1], "%l: unknown conversion"],
    [["%1$s", 1], "%1$: arguments cannot be numbered"],
    [["50%"], "%: the conversion has no letter"],
    [["%999999d", 1], "width 999999 is more than 100000"],
    [["%*d", 999999, 1], "width 999999 is more than 100000"],
    [["%.101f", 1], "precision 101 is more than 100"],
  ] as const)("%p prints nothing and says why", async (operands, message) => {
    expect(await print(...operands)).toMatchObject({ status: 1, stdout: "", message });
  });
});
