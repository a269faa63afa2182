/// The words of one's own account.
struct AccountTexts: Sendable {
    let title: String
    let signOut: String
    let me: String
    let name: String
    let handle: String
    let property: String
    let roles: String
    let certificate: String
    let role: @Sendable (AccountPage.Role) -> String
    let noCertificate: String
    let certificateValid: @Sendable (String) -> String
    let certificateEnded: @Sendable (String) -> String
    let places: String
    let placesHint: String
    let kind: @Sendable (AccountPage.Place.Kind) -> String
    let thisOne: String
    let since: String
    let used: String
    let end: String
    let pin: String
    let pinState: @Sendable (AccountPage.PINState) -> String
    let pinDetail: @Sendable (AccountPage.PINState) -> String
    let pinButton: @Sendable (AccountPage.PINState) -> String
    let pinHint: String
    let newPIN: String
    let newPINAgain: String
    let passphrase: String
    let passphraseDetail: String
    let oldPassphrase: String
    let changePassphrase: String
    let notFromDesk: String
    let notice: @Sendable (AccountPage.Notice) -> String

    static let english = Self(
        title: "My account",
        signOut: "Sign out",
        me: "Who I am here",
        name: "Name",
        handle: "Handle",
        property: "Property",
        roles: "Roles",
        certificate: "Certificate",
        role: { role in
            switch role {
            case .staff: "staff"
            case .manager: "manager"
            case .finance: "finance"
            case .admin: "administrator"
            }
        },
        noCertificate: "none yet; with one your fund opens",
        certificateValid: { "valid to \($0)" },
        certificateEnded: { "ended on \($0); a new one opens your fund again" },
        places: "Where I am signed in",
        placesHint: "Something you do not know? End it, then change your passphrase.",
        kind: { kind in
            switch kind {
            case .token: "command line"
            case .browser: "browser"
            case .desk: "shared desk"
            }
        },
        thisOne: "this one",
        since: "since",
        used: "last used",
        end: "End",
        pin: "PIN for shared desks",
        pinState: { state in
            switch state {
            case .none: "none yet"
            case .set: "set"
            case .locked: "locked"
            }
        },
        pinDetail: { state in
            switch state {
            case .none: "With a PIN you take over a shared desk in a few seconds."
            case .set: "With it you take over a shared desk. It works nowhere else."
            case .locked: "Five tries were wrong. A new PIN opens it again; nobody has to help."
            }
        },
        pinButton: { $0 == .none ? "Set a PIN" : "Set a new PIN" },
        pinHint: "6 to 12 digits, neither all alike nor in a row.",
        newPIN: "New PIN",
        newPINAgain: "New PIN, once more",
        passphrase: "Passphrase",
        passphraseDetail: "Changing it ends every other sign-in of yours.",
        oldPassphrase: "Present passphrase",
        changePassphrase: "Change the passphrase",
        notFromDesk: "A passphrase and a PIN are changed on your own device, not at a shared desk.",
        notice: { notice in
            switch notice {
            case .placeEnded(let label): "Ended: \(label). It is signed in no longer."
            case .pinSet: "Your PIN is set. It works at the next desk you take over."
            case .passphraseChanged: "Your passphrase is changed. Every other sign-in has ended."
            }
        }
    )

    static let polish = Self(
        title: "Moje konto",
        signOut: "Wyloguj się",
        me: "Kim tu jestem",
        name: "Imię i nazwisko",
        handle: "Login",
        property: "Obiekt",
        roles: "Role",
        certificate: "Certyfikat",
        role: { role in
            switch role {
            case .staff: "zespół"
            case .manager: "kierownictwo"
            case .finance: "finanse"
            case .admin: "administracja"
            }
        },
        noCertificate: "jeszcze brak; z nim otwiera się Twój fundusz",
        certificateValid: { "ważny do \($0)" },
        certificateEnded: { "ważny był do \($0); nowy znów otworzy Twój fundusz" },
        places: "Moje logowania",
        placesHint: "Czegoś nie rozpoznajesz? Zakończ to, a potem zmień hasło.",
        kind: { kind in
            switch kind {
            case .token: "wiersz poleceń"
            case .browser: "przeglądarka"
            case .desk: "wspólne stanowisko"
            }
        },
        thisOne: "to tutaj",
        since: "od",
        used: "ostatnio",
        end: "Zakończ",
        pin: "PIN do wspólnych stanowisk",
        pinState: { state in
            switch state {
            case .none: "jeszcze brak"
            case .set: "ustawiony"
            case .locked: "zablokowany"
            }
        },
        pinDetail: { state in
            switch state {
            case .none: "Z PIN-em przejmujesz wspólne stanowisko w kilka sekund."
            case .set: "Przejmujesz nim wspólne stanowisko. Nigdzie indziej nie działa."
            case .locked: "Pięć prób się nie udało. Nowy PIN otworzy dostęp, bez niczyjej pomocy."
            }
        },
        pinButton: { $0 == .none ? "Ustaw PIN" : "Ustaw nowy PIN" },
        pinHint: "Od 6 do 12 cyfr, nie jednakowych i nie po kolei.",
        newPIN: "Nowy PIN",
        newPINAgain: "Nowy PIN jeszcze raz",
        passphrase: "Hasło",
        passphraseDetail: "Zmiana hasła kończy wszystkie inne Twoje logowania.",
        oldPassphrase: "Obecne hasło",
        changePassphrase: "Zmień hasło",
        notFromDesk: "PIN i hasło zmienia się na własnym urządzeniu, nie na wspólnym stanowisku.",
        notice: { notice in
            switch notice {
            case .placeEnded(let label): "Zakończono: \(label). Tam nie ma już dostępu."
            case .pinSet: "PIN ustawiony. Działa od następnego przejęcia stanowiska."
            case .passphraseChanged: "Hasło zmienione. Wszystkie inne logowania są zakończone."
            }
        }
    )
}
