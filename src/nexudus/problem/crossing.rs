//! A problem as two numbers, which is how it crosses from one module of the app to the other: the API's status where there
//! is one, else a number that no status has; and the seconds to wait.

use super::Problem;

const OFFLINE: u16 = 1;
const BLOCKED: u16 = 2;
const TIMEOUT: u16 = 3;
const TOO_LARGE: u16 = 4;
const NO_ANSWER: u16 = 5;
/// The answer came and was none.
const UNREADABLE: u16 = 200;

impl Problem {
    /// The two numbers.
    pub const fn numbers(&self) -> (u16, Option<i32>) {
        let number = match self {
            Self::Throttled(seconds) => return (429, *seconds),
            Self::Server(status) | Self::Refused(status) => *status,
            Self::ExpiredOrMissingRole(_) => 401,
            Self::MissingRole(_) => 403,
            Self::NotFound(_) => 404,
            Self::NoAnswer => NO_ANSWER,
            Self::Offline => OFFLINE,
            Self::Blocked => BLOCKED,
            Self::Timeout => TIMEOUT,
            Self::TooLarge => TOO_LARGE,
            // Whatever else there is belongs to pages that ask for themselves.
            _ => UNREADABLE,
        };
        (number, None)
    }

    /// The problem of these numbers, for whoever asked for `id` and needs a role for it.
    pub fn from_numbers(
        (number, seconds): (u16, Option<i32>),
        id: &str,
        role: &'static str,
    ) -> Self {
        match number {
            OFFLINE => Self::Offline,
            BLOCKED => Self::Blocked,
            TIMEOUT => Self::Timeout,
            TOO_LARGE => Self::TooLarge,
            NO_ANSWER => Self::NoAnswer,
            status => Self::from_status(status, id, role, seconds).unwrap_or(Self::Unreadable(
                "The session could not be renewed: the answer was no session.",
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_crosses_arrives_as_it_left() {
        for problem in [
            Problem::ExpiredOrMissingRole("Role"),
            Problem::MissingRole("Role"),
            Problem::NotFound("5".to_owned()),
            Problem::Throttled(Some(30)),
            Problem::Throttled(None),
            Problem::Server(503),
            Problem::Refused(418),
            Problem::NoAnswer,
            Problem::Offline,
            Problem::Blocked,
            Problem::Timeout,
            Problem::TooLarge,
        ] {
            assert_eq!(
                Problem::from_numbers(problem.numbers(), "5", "Role"),
                problem
            );
        }
    }

    #[test]
    fn a_renewal_that_brought_no_session_stays_an_answer_that_was_none() {
        let numbers = Problem::Unreadable("The answer is not JSON.").numbers();
        let problem = Problem::from_numbers(numbers, "", "Role");
        assert!(matches!(problem, Problem::Unreadable(_)), "{problem:?}");
    }
}
