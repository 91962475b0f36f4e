//! What goes wrong with the list as a whole: the table of problems (`nexudus::problem`), with the rows of it that speak of
//! one opportunity said of a list.

use crate::find::loading::SMALL_SIZE;
use crate::nexudus::problem::{Action, Problem, Told};
use crate::nexudus::wire::Unreadable;

/// The role that lets an account list opportunities.
pub const LIST_ROLE: &str = "CrmOpportunity-List";

/// A problem of the list as the visitor is told of it.
pub fn of_list(problem: &Problem) -> Told {
    match problem {
        Problem::NotFound(_) => again(
            "There is no list of opportunities",
            "Nexudus found nothing where the list should be (status 404). Trying again helps if that was for a moment; else the address of the API is wrong, and whoever hosts this page can correct it.",
        ),
        Problem::TooLarge => again(
            "A page of the list is too large",
            format!("Even {SMALL_SIZE} records are longer than 8 MB, so reading them was stopped."),
        ),
        other => other.tell(),
    }
}

/// A page of the list that came and is none.
pub fn unreadable(unreadable: Unreadable) -> Told {
    again(
        "A page of the list could not be read",
        unreadable.sentence(),
    )
}

fn again(title: &'static str, sentence: impl Into<std::borrow::Cow<'static, str>>) -> Told {
    Told {
        title: title.into(),
        sentence: sentence.into(),
        action: Action::TryAgain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every problem that the host tells of a list, by its numbers.
    fn problems() -> impl Iterator<Item = Problem> {
        (0..600)
            .filter(|number| !(200..300).contains(number))
            .map(|number| Problem::from_numbers((number, Some(30)), "", LIST_ROLE))
    }

    #[test]
    fn no_problem_of_the_list_speaks_of_one_opportunity_or_leaves_a_gap() {
        for problem in problems() {
            let Told {
                title, sentence, ..
            } = of_list(&problem);
            let words = format!("{title}. {sentence}");
            for gap in [
                "  ",
                " .",
                "“”",
                "an opportunity",
                "no opportunity ",
                "any opportunity",
            ] {
                assert!(!words.contains(gap), "{problem:?}: {words}");
            }
        }
    }

    #[test]
    fn a_list_is_asked_for_again_unless_the_session_may_have_ended() {
        for problem in problems() {
            let wanted = match problem {
                Problem::ExpiredOrMissingRole(_) => Action::SignIn,
                _ => Action::TryAgain,
            };
            assert_eq!(of_list(&problem).action, wanted, "{problem:?}");
        }
    }
}
