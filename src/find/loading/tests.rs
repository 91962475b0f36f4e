use super::*;

fn page(rows: usize, fresh: usize, total: usize, more: bool) -> Shelved {
    Shelved {
        rows,
        fresh,
        unreadable: Vec::new(),
        is_descending: false,
        total: Some(total),
        has_next_page: Some(more),
    }
}

fn asked(loading: &Loading) -> (u32, u32, u32) {
    let ask = loading.next().expect("there is more to ask for");
    (loading.reading(), ask.size, ask.page)
}

/// A loading that has had its taste of a list of so many.
fn tasted(total: usize) -> Loading {
    let mut loading = Loading::default();
    assert_eq!(asked(&loading), (0, 12, 1));
    assert_eq!(loading.note(&page(12, 12, total, true)), Step::More);
    loading
}

#[test]
fn a_list_that_adds_up_is_read_once() {
    let mut loading = tasted(1500);
    assert_eq!(asked(&loading), (1, 1000, 1));
    assert_eq!(loading.note(&page(1000, 1000, 1500, true)), Step::More);
    // From the last record of the first page on.
    assert_eq!(asked(&loading), (1, 999, 2));
    assert_eq!(loading.note(&page(501, 500, 1500, false)), Step::Whole);
    assert_eq!(loading.next(), None);
}

#[test]
fn a_short_list_is_all_in_the_taste() {
    let mut loading = Loading::default();
    assert_eq!(loading.note(&page(3, 3, 3, false)), Step::Whole);
    assert_eq!((loading.reading(), loading.had), (1, 3));
    let mut empty = Loading::default();
    assert_eq!(empty.note(&page(0, 0, 0, false)), Step::Whole);
}

#[test]
fn the_list_can_be_wanted_anew() {
    let mut loading = tasted(1000);
    assert_eq!(loading.note(&page(1000, 1000, 1000, false)), Step::Whole);
    let mut anew = loading.anew();
    assert_eq!(asked(&anew), (2, 1000, 1));
    assert!(!anew.is_checking());
    for reading in 2..4 {
        assert_eq!(anew.reading(), reading);
        let step = anew.note(&page(900, 900, 900 + reading as usize, false));
        assert_eq!(step, Step::More);
    }
    assert!(anew.is_checking());
    assert_eq!(anew.note(&page(900, 900, 800, false)), Step::AtOdds);
}

#[test]
fn a_record_deleted_meanwhile_makes_it_read_again() {
    let mut loading = tasted(2000);
    loading.note(&page(1000, 1000, 2000, true));
    // One of the first thousand is gone, and one is new at the end: the total is the same, but the second page does not
    // begin with the last of the first.
    assert_eq!(loading.note(&page(999, 999, 2000, true)), Step::More);
    assert_eq!(asked(&loading), (1, 998, 3));
    assert_eq!(loading.note(&page(3, 1, 2000, false)), Step::More);
    assert_eq!(asked(&loading), (2, 1000, 1));
    assert!(loading.is_checking());
    loading.note(&page(1000, 1000, 2000, true));
    loading.note(&page(999, 998, 2000, true));
    assert_eq!(loading.note(&page(4, 2, 2000, false)), Step::Whole);
}

#[test]
fn a_record_deleted_after_it_was_read_makes_it_read_again() {
    let mut loading = tasted(1200);
    loading.note(&page(1000, 1000, 1200, true));
    // One is new at the end, and of those read one has gone since.
    assert_eq!(loading.note(&page(202, 201, 1200, false)), Step::More);
    assert!(loading.is_checking());
}

/// A page of a list whose newest come first.
fn newest_first(rows: usize, fresh: usize, more: bool) -> Shelved {
    Shelved {
        is_descending: true,
        ..page(rows, fresh, 1200, more)
    }
}

#[test]
fn where_the_newest_come_first_the_head_is_looked_at_again() {
    let mut loading = tasted(1200);
    loading.note(&newest_first(1000, 1000, true));
    assert_eq!(loading.note(&newest_first(201, 200, false)), Step::More);
    assert_eq!(asked(&loading), (1, 12, 1));
    assert_eq!(loading.note(&newest_first(12, 0, true)), Step::Whole);
}

#[test]
fn where_the_newest_come_first_a_new_one_makes_it_read_again() {
    let mut loading = tasted(1200);
    loading.note(&newest_first(1000, 1000, true));
    // One of those read has gone, and one has come before them: nothing else tells.
    loading.note(&newest_first(201, 200, false));
    assert_eq!(loading.note(&newest_first(12, 1, true)), Step::More);
    assert_eq!(asked(&loading), (2, 1000, 1));
    // A page alone is of one moment.
    let mut alone = tasted(900);
    let page = Shelved {
        is_descending: true,
        ..page(900, 900, 900, false)
    };
    assert_eq!(alone.note(&page), Step::Whole);
}

#[test]
fn each_page_begins_within_what_is_covered() {
    let mut loading = tasted(6005);
    let mut covered = 0_u32;
    while let Some(Ask { size, page: number }) = loading.next() {
        let start = (number - 1) * size;
        assert!(start < covered.max(1), "page {number} begins at {start}");
        let end = (start + size).min(6005);
        let fresh = usize::try_from(end - covered).expect("a number of rows");
        let rows = usize::try_from(end - start).expect("a number of rows");
        covered = end;
        let step = loading.note(&page(rows, fresh, 6005, end < 6005));
        assert_eq!(step == Step::Whole, end == 6005);
    }
    assert_eq!((covered, loading.had), (6005, 6005));
}

#[test]
fn a_total_that_lies_is_found_out_at_the_second_reading() {
    let mut loading = tasted(9000);
    assert_eq!(loading.note(&page(700, 700, 9000, false)), Step::More);
    assert_eq!(asked(&loading), (2, 1000, 1));
    assert_eq!(loading.note(&page(700, 700, 9000, false)), Step::AtOdds);
    assert_eq!(loading.next(), None);
}

#[test]
fn a_list_that_never_rests_is_read_three_times() {
    let mut loading = tasted(30);
    for (reading, total) in [(1, 40), (2, 50), (3, 60)] {
        assert_eq!(loading.reading(), reading);
        let step = loading.note(&page(30, 30, total, false));
        let last = if reading == 3 {
            Step::AtOdds
        } else {
            Step::More
        };
        assert_eq!(step, last);
    }
}

#[test]
fn the_same_page_for_ever_ends_it() {
    let mut loading = tasted(3000);
    loading.note(&page(1000, 1000, 3000, true));
    assert_eq!(loading.note(&page(1000, 0, 3000, true)), Step::More);
    assert_eq!(asked(&loading), (2, 1000, 1));
}

#[test]
fn a_row_on_two_pages_that_cannot_be_read_counts_once() {
    let mut loading = tasted(1500);
    let with = |unreadable, page: Shelved| Shelved { unreadable, ..page };
    loading.note(&with(vec![999], page(1000, 999, 1500, true)));
    let second = with(vec![0, 7], page(501, 499, 1500, false));
    assert_eq!(loading.note(&second), Step::Whole);
    assert_eq!(loading.unreadable(), 2);
}

#[test]
fn an_envelope_may_say_nothing() {
    let bare = |rows, fresh| Shelved {
        rows,
        fresh,
        ..Shelved::default()
    };
    let mut loading = Loading::default();
    assert_eq!(loading.note(&bare(12, 12)), Step::More);
    assert_eq!(loading.note(&bare(1000, 1000)), Step::More);
    assert_eq!(asked(&loading), (1, 999, 2));
    assert_eq!(loading.note(&bare(13, 12)), Step::Whole);
}

/// Reads a list of so many rows from a server that says only its total and gives so many rows at most; gives the last
/// step, and how many pages that took.
fn read_without_next(rows: u32, total: usize, most: u32) -> (Loading, Step, u32) {
    let mut loading = Loading::default();
    let (mut step, mut pages, mut covered, mut reading) = (Step::More, 0, 0, 0);
    while let Some(ask) = loading.next() {
        if loading.reading() != reading {
            (covered, reading) = (0, loading.reading());
        }
        let start = ((ask.page - 1) * ask.size).min(rows);
        let end = (start + ask.size.min(most)).min(rows);
        let fresh = end.saturating_sub(covered);
        covered = covered.max(end);
        let held = Shelved {
            rows: (end - start) as usize,
            fresh: fresh as usize,
            total: Some(total),
            ..Shelved::default()
        };
        step = loading.note(&held);
        pages += 1;
        assert!(pages < 100, "it does not end");
    }
    (loading, step, pages)
}

#[test]
fn the_total_leads_on_where_pages_are_small_and_nothing_is_said_of_the_next() {
    let (loading, step, _) = read_without_next(6005, 6005, 500);
    assert_eq!(
        (step, loading.reading(), loading.had),
        (Step::Whole, 1, 6005)
    );
    // A total that lies leads to one page more in each of the two readings.
    let (loading, step, pages) = read_without_next(700, 9000, 500);
    assert_eq!(
        (step, loading.reading(), loading.had),
        (Step::AtOdds, 2, 700)
    );
    assert_eq!(pages, 7);
}

#[test]
fn pages_too_long_are_asked_for_in_smaller_ones() {
    let mut loading = tasted(3000);
    assert!(loading.clone().ask_for_less());
    loading.note(&page(1000, 1000, 3000, true));
    assert!(loading.ask_for_less());
    assert_eq!(asked(&loading), (1, 250, 4));
    assert!(!loading.ask_for_less());
    // All of this one was known.
    assert_eq!(loading.note(&page(250, 0, 3000, true)), Step::More);
    assert_eq!(asked(&loading), (1, 249, 5));
    assert!(!Loading::default().ask_for_less());
}
