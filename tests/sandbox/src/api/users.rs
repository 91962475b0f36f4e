//! Who may sign in, and what they may do.

/// The password of every account.
pub const PASSWORD: &str = "sandbox";

/// An account.
#[derive(Debug)]
pub struct User {
    /// The name to sign in with.
    pub email: &'static str,
    /// As `auth/me` gives it.
    pub full_name: &'static str,
    /// As `auth/me` gives it.
    pub id: u64,
    /// What the account may do.
    pub roles: Roles,
    /// The code to send as `totp`.
    pub second_factor: Option<&'static str>,
    /// Whether signing in answers `must_reset_password`.
    pub must_reset_password: bool,
}

/// What an account may do. Every entity has five roles, `{Entity}-List`, `-Read`, `-Edit`, `-Create` and `-Delete` (documented).
#[derive(Debug)]
pub enum Roles {
    /// A full unrestricted administrator.
    All,
    /// Only these.
    Only(&'static [&'static str]),
}

impl Roles {
    /// Whether this role is among them.
    #[must_use]
    pub fn include(&self, role: &str) -> bool {
        match self {
            Self::All => true,
            Self::Only(roles) => roles.contains(&role),
        }
    }
}

/// Every account.
pub static USERS: [User; 5] = [
    user(303_914_611, "admin@example.com", "Ada Admin", Roles::All),
    user(
        303_914_612,
        "reader@example.com",
        "Remy Reader",
        Roles::Only(&["CrmOpportunity-Read"]),
    ),
    user(
        303_914_613,
        "nobody@example.com",
        "Noa Nobody",
        Roles::Only(&[]),
    ),
    User {
        second_factor: Some("123456"),
        ..user(
            303_914_614,
            "twofactor@example.com",
            "Toni Twofactor",
            Roles::All,
        )
    },
    User {
        must_reset_password: true,
        ..user(303_914_615, "reset@example.com", "Rui Reset", Roles::All)
    },
];

const fn user(id: u64, email: &'static str, full_name: &'static str, roles: Roles) -> User {
    User {
        email,
        full_name,
        id,
        roles,
        second_factor: None,
        must_reset_password: false,
    }
}

/// The account with this name; case does not matter in an address.
#[must_use]
pub fn find(email: &str) -> Option<&'static User> {
    USERS
        .iter()
        .find(|user| user.email.eq_ignore_ascii_case(email))
}
