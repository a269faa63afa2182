import Messages

/// The words of enrolment.
struct EnrolTexts: Sendable {
    let title: String
    let lede: String
    let codeLabel: String
    let codeHint: String
    let button: String
    let already: String
    let signIn: String
    /// What is wrong with a code, from the trouble and what was typed.
    let code: @Sendable (CodeTrouble, String) -> String
    let done: String
    let yourHandle: @Sendable (String) -> String
    let next: [String]

    static let english = Self(
        title: "Set your passphrase",
        lede: "You need the code your administrator gave you. It works once, within seven days. "
            + Messages.of(.en)("signIn.endsOthers"),
        codeLabel: "Enrolment code",
        codeHint: "Three groups of four, such as K7QD-2MXA-94TF. Small letters are fine.",
        button: "Set the passphrase",
        already: "You have a passphrase?",
        signIn: "Sign in",
        code: { trouble, code in
            switch trouble {
            case .missing: "The enrolment code is missing."
            case .malformed: "“\(code)” is not a whole code. It looks like K7QD-2MXA-94TF."
            case .unknown:
                "“\(code)” opens nothing: it was used, is too old, or has a letter amiss. "
                    + "Your administrator can give you a new one."
            }
        },
        done: "Your passphrase is set",
        yourHandle: { "You sign in as \($0). The enrolment code is used up; throw it away." },
        next: [
            "Sign in here with your handle and your passphrase.",
            "For shared desks, set a PIN under My account.",
            "For the command line, type latitude login on your own device.",
        ]
    )

    static let polish = Self(
        title: "Ustaw hasło",
        lede: "Potrzebujesz kodu startowego od administratora. Działa raz, przez siedem dni. "
            + Messages.of(.pl)("signIn.endsOthers"),
        codeLabel: "Kod startowy",
        codeHint: "Trzy grupy po cztery znaki, na przykład K7QD-2MXA-94TF. Mogą być małe litery.",
        button: "Ustaw hasło",
        already: "Masz już hasło?",
        signIn: "Zaloguj się",
        code: { trouble, code in
            switch trouble {
            case .missing: "Brakuje kodu startowego."
            case .malformed: "„\(code)” to nie cały kod. Wygląda on tak: K7QD-2MXA-94TF."
            case .unknown:
                "Kod „\(code)” niczego nie otwiera: był już użyty, jest za stary albo ma "
                    + "pomyłkę. Nowy kod da Ci administrator."
            }
        },
        done: "Hasło ustawione",
        yourHandle: { "Twój login to \($0). Kod startowy już nie działa, możesz go wyrzucić." },
        next: [
            "Zaloguj się tutaj swoim loginem i hasłem.",
            "Do wspólnych stanowisk ustaw PIN na stronie Moje konto.",
            "Do wiersza poleceń wpisz na swoim urządzeniu latitude login.",
        ]
    )
}
