use super::*;

#[test]
fn statuses_mean_what_the_api_documents() {
    let problem = |status| Problem::from_status(status, "5", READ_ROLE, Some(1));
    assert_eq!(problem(200), None);
    assert_eq!(problem(401), Some(Problem::ExpiredOrMissingRole(READ_ROLE)));
    assert_eq!(problem(403), Some(Problem::MissingRole(READ_ROLE)));
    assert_eq!(problem(404), Some(Problem::NotFound("5".to_owned())));
    assert_eq!(problem(409), Some(Problem::Throttled(Some(1))));
    assert_eq!(problem(429), Some(Problem::Throttled(Some(1))));
    assert_eq!(problem(500), Some(Problem::Server(500)));
    assert_eq!(problem(503), Some(Problem::Server(503)));
    assert_eq!(problem(302), Some(Problem::Refused(302)));
    assert_eq!(problem(400), Some(Problem::Refused(400)));
}

#[test]
fn auth_me_tells_the_two_meanings_of_401_apart() {
    assert_eq!(Problem::after_me(READ_ROLE, Some(401)), Problem::Expired);
    assert_eq!(
        Problem::after_me(READ_ROLE, Some(200)),
        Problem::MissingRole(READ_ROLE)
    );
    for unclear in [None, Some(403), Some(500)] {
        assert_eq!(
            Problem::after_me(READ_ROLE, unclear),
            Problem::ExpiredOrMissingRole(READ_ROLE)
        );
    }
}

#[test]
fn refused_grants_are_told_apart_wherever_the_code_stands() {
    let description = "The user name or password is incorrect.";
    for (error, description, problem) in [
        ("invalid_grant", description, Problem::WrongCredentials),
        ("two_factor_auth_check", "", Problem::CodeNeeded),
        (
            "invalid_grant",
            "two_factor_auth_check",
            Problem::CodeNeeded,
        ),
        ("must_reset_password", "", Problem::MustResetPassword),
        (
            "invalid_grant",
            "must_reset_password",
            Problem::MustResetPassword,
        ),
        (
            "unsupported_grant_type",
            "",
            Problem::SignInRefused("unsupported_grant_type".to_owned()),
        ),
        ("", "", Problem::WrongCredentials),
    ] {
        let refusal = TokenError {
            error: error.to_owned(),
            error_description: Some(description.to_owned()),
        };
        assert_eq!(Problem::from_grant(400, &refusal, None), problem);
    }
}

#[test]
fn an_answer_in_trouble_says_nothing_of_the_account() {
    let trouble = TokenError {
        error: "server_error".to_owned(),
        error_description: None,
    };
    for refusal in [TokenError::default(), trouble] {
        for (status, problem) in [
            (429, Problem::Throttled(Some(7))),
            (409, Problem::Throttled(Some(7))),
            (500, Problem::Server(500)),
            (503, Problem::Server(503)),
        ] {
            let told = Problem::from_grant(status, &refusal, Some(7));
            assert_eq!(told, problem);
            assert!(!told.is_refusal());
        }
    }
    // Nor does a host that has no such path.
    assert_eq!(
        Problem::from_grant(404, &TokenError::default(), None),
        Problem::Refused(404)
    );
}

#[test]
fn only_a_no_is_a_refusal() {
    assert!(Problem::from_grant(401, &TokenError::default(), None).is_refusal());
    for passing in [
        Problem::NoAnswer,
        Problem::Server(503),
        Problem::Refused(404),
        Problem::Throttled(None),
    ] {
        assert!(!passing.is_refusal(), "{passing:?}");
    }
}

#[test]
fn a_missing_role_is_named() {
    for problem in [
        Problem::MissingRole(READ_ROLE),
        Problem::ExpiredOrMissingRole(READ_ROLE),
    ] {
        assert!(problem.tell().sentence.contains("CrmOpportunity-Read"));
    }
}

#[test]
fn only_a_session_that_may_have_ended_offers_to_sign_in() {
    for (problem, action) in [
        (Problem::BadId("x".to_owned()), Action::OpenAnother),
        (Problem::Expired, Action::SignIn),
        (Problem::MissingRole(READ_ROLE), Action::TryAgain),
        (Problem::ExpiredOrMissingRole(READ_ROLE), Action::SignIn),
        (Problem::NotFound("5".to_owned()), Action::OpenAnother),
        (Problem::Throttled(None), Action::TryAgain),
        (Problem::Server(502), Action::TryAgain),
        (Problem::NoAnswer, Action::TryAgain),
        (Problem::Offline, Action::TryAgain),
        (Problem::Blocked, Action::TryAgain),
        (Problem::Timeout, Action::TryAgain),
        (Problem::Unreadable("A list arrived."), Action::TryAgain),
        (Problem::TooLarge, Action::OpenAnother),
    ] {
        assert_eq!(problem.tell().action, action, "{problem:?}");
    }
}

#[test]
fn while_signing_in_nothing_is_promised_and_a_wrong_code_is_not_called_a_wrong_password() {
    let said = |problem: Problem, with_code| problem.while_signing_in(with_code).tell();
    assert_eq!(
        said(Problem::WrongCredentials, true).title,
        "Email, password or authentication code is wrong"
    );
    assert_eq!(
        said(Problem::WrongCredentials, false).title,
        "Email or password is wrong"
    );
    assert!(!said(Problem::Offline, false).sentence.contains("by itself"));
    for other in [Problem::CodeNeeded, Problem::NoAnswer, Problem::Timeout] {
        assert_eq!(said(other.clone(), true), other.tell());
    }
}
