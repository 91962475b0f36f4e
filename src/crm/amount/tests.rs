use super::*;
use proptest::prelude::*;

#[test]
fn reads_json_numbers_exactly() {
    #[rustfmt::skip]
    let table = [
        ("0", "0"), ("-0", "0"), ("-0.00", "0.00"), ("0e5", "0"), ("0e999999999999", "0"), ("0e-2", "0.00"),
        ("1234.50", "1234.50"), ("-1234.50", "-1234.50"), ("1e3", "1000"), ("1E+3", "1000"), ("1.50e1", "15.0"),
        ("1.5e-3", "0.0015"), ("12e-1", "1.2"), ("-5e-1", "-0.5"), ("0.0015e4", "15"), ("0.10e1", "1.0"),
        ("00012.50", "12.50"), ("0.1", "0.1"), ("00", "0"),
        ("123456789012345678901234567890", "123456789012345678901234567890"),
        ("0.123456789012345678901234567890", "0.123456789012345678901234567890"),
        ("1e99", &format!("1{}", "0".repeat(99))), ("1e-100", &format!("0.{}1", "0".repeat(99))),
    ];
    for (text, digits) in table {
        assert_eq!(Amount::parse(text).expect(text).as_str(), digits, "{text}");
    }
}

#[test]
fn refuses_what_is_no_number_or_has_no_end() {
    #[rustfmt::skip]
    let table = [
        "", "-", "+1", " 1", "1 ", "1,000", "1.", ".5", ".", "e5", "1e", "1e+", "1e5.0", "--1", "1-", "0x10", "NaN",
        "Infinity", "1_000", "١٢", "£5", "1e100", "1e-101", "1e999999999999", "1e-999999999999", "0e-101",
    ];
    for text in table {
        assert!(Amount::parse(text).is_none(), "{text}");
    }
    assert!(Amount::parse(&"9".repeat(100)).is_some());
    assert!(Amount::parse(&"9".repeat(101)).is_none());
}

#[test]
fn knows_its_sign_its_fraction_and_whether_it_is_whole() {
    #[rustfmt::skip]
    let table = [
        // text, fraction digits, zero, negative, integer
        ("0", 0, true, false, Some(0)), ("-0.00", 2, true, false, Some(0)), ("0.01", 2, false, false, None),
        ("-3", 0, false, true, Some(-3)), ("12.0", 1, false, false, Some(12)), ("1234.5678", 4, false, false, None),
        ("9223372036854775807", 0, false, false, Some(i64::MAX)), ("9223372036854775808", 0, false, false, None),
        ("-9223372036854775808", 0, false, true, Some(i64::MIN)),
    ];
    for (text, fraction, zero, negative, integer) in table {
        let amount = Amount::parse(text).expect(text);
        assert_eq!(amount.fraction_digits(), fraction, "{text}");
        assert_eq!(
            (amount.is_zero(), amount.is_negative()),
            (zero, negative),
            "{text}"
        );
        assert_eq!(amount.as_integer(), integer, "{text}");
    }
}

#[test]
fn adds_what_floats_cannot() {
    #[rustfmt::skip]
    let table = [
        ("0.1", "0.2", "0.3"), ("9007199254740993", "1", "9007199254740994"), ("1.50", "2.5", "4.00"),
        ("999.99", "0.01", "1000.00"), ("-5", "5", "0"), ("-5.00", "5", "0.00"), ("1", "-1000", "-999"),
        ("-0.1", "-0.95", "-1.05"), ("1000", "-0.001", "999.999"), ("-1000", "0.001", "-999.999"),
    ];
    for (left, right, sum) in table {
        let (left, right) = (Amount::parse(left).unwrap(), Amount::parse(right).unwrap());
        assert_eq!((&left + &right).as_str(), sum);
        assert_eq!((&right + &left).as_str(), sum);
    }
}

/// The amount `mantissa / 10^scale`, written without the code under test.
fn written(mantissa: i128, scale: usize) -> String {
    let digits = format!("{:0>width$}", mantissa.unsigned_abs(), width = scale + 1);
    let (whole, fraction) = digits.split_at(digits.len() - scale);
    let sign = if mantissa < 0 { "-" } else { "" };
    let point = if scale > 0 { "." } else { "" };
    format!("{sign}{whole}{point}{fraction}")
}

fn scaled(mantissa: i64, scale: u32) -> i128 {
    i128::from(mantissa) * 10_i128.pow(9 - scale)
}

proptest! {
    #[test]
    fn keeps_every_digit(mantissa in any::<i128>(), scale in 0_usize..40) {
        let text = written(mantissa, scale);
        let amount = Amount::parse(&text).unwrap();
        prop_assert_eq!(amount.as_str(), &text);
    }

    #[test]
    fn an_exponent_moves_the_point(mantissa in any::<i64>(), scale in 0_usize..30) {
        let with_exponent = Amount::parse(&format!("{mantissa}e-{scale}")).unwrap();
        let text = written(mantissa.into(), scale);
        prop_assert_eq!(with_exponent.as_str(), &text);
    }

    #[test]
    fn adds_and_compares_as_integers_do(a in any::<i64>(), b in any::<i64>(), s in 0_u32..10, t in 0_u32..10) {
        let left = Amount::parse(&written(a.into(), s as usize)).unwrap();
        let right = Amount::parse(&written(b.into(), t as usize)).unwrap();
        let sum = &left + &right;
        prop_assert_eq!(sum.fraction_digits(), s.max(t) as usize);
        prop_assert_eq!(sum, Amount::parse(&written(scaled(a, s) + scaled(b, t), 9)).unwrap());
        prop_assert_eq!(left.cmp(&right), scaled(a, s).cmp(&scaled(b, t)));
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[-+.eE0-9]{0,12}|\\PC*") {
        if let Some(amount) = Amount::parse(&text) {
            let again = Amount::parse(amount.as_str()).unwrap();
            prop_assert_eq!(again.as_str(), amount.as_str());
        }
    }
}

proptest! {
    #[test]
    fn many_add_up_as_integers_do(amounts in prop::collection::vec((any::<i64>(), 0_u32..10), 0..40)) {
        let mut sum = Sum::default();
        for (mantissa, scale) in &amounts {
            sum.add(&Amount::parse(&written((*mantissa).into(), *scale as usize)).unwrap());
        }
        let expected: i128 = amounts.iter().map(|(mantissa, scale)| scaled(*mantissa, *scale)).sum();
        let total = sum.total();
        prop_assert_eq!(&total, &Amount::parse(&written(expected, 9)).unwrap());
        prop_assert_eq!(total.fraction_digits(), amounts.iter().map(|(_, scale)| *scale as usize).max().unwrap_or(0));
        // It is written as an amount is: no needless nought, no minus before a nought.
        let again = Amount::parse(total.as_str()).unwrap();
        prop_assert_eq!(again.as_str(), total.as_str());
    }
}
