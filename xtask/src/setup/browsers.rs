//! Browsers, and the drivers that steer them: Debian's, or others of the same names.

use super::apt::AptStep;

/// Chromium.
pub const CHROMIUM: AptStep = AptStep {
    name: "Chromium and its driver",
    packages: &["chromium", "chromium-driver"],
    programs: &["chromium", "chromedriver"],
};

/// Firefox; its driver is no Debian package, but a [cargo tool](super::geckodriver).
pub const FIREFOX: AptStep = AptStep {
    name: "Firefox",
    packages: &["firefox-esr"],
    programs: &["firefox"],
};

/// Safari's engine, as GNOME has it, and a screen for it: it cannot do without.
pub const WEBKIT: AptStep = AptStep {
    name: "WebKit, its driver and a virtual screen",
    packages: &["webkit2gtk-driver", "xvfb"],
    programs: &["WebKitWebDriver", "Xvfb"],
};
