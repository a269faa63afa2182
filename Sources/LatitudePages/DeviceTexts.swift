/// The words of signing a device in.
struct DeviceTexts: Sendable {
    let title: String
    let lede: String
    let codeLabel: String
    let codeHint: String
    let next: String
    /// What is wrong with a code, from the trouble and what was typed.
    let code: @Sendable (CodeTrouble, String) -> String
    let confirmTitle: String
    let onlyYours: String
    let nobodyAsks: String
    let device: String
    let codeOnIt: String
    let begun: String
    let address: String
    let signsInAs: String
    let effect: String
    let confirm: String
    let turnAway: String
    let toAccount: String
    let done: String
    let doneDetail: @Sendable (String) -> String
    let doneNext: [String]
    let turnedAway: String
    let turnedAwayDetail: @Sendable (String) -> String
    let turnedAwayNext: [String]

    static let english = Self(
        title: "Sign a device in",
        lede: "On the device, latitude login shows a code. It lasts ten minutes.",
        codeLabel: "Code on the device",
        codeHint: "Two groups of four letters, such as BCDF-GHJK. Small letters are fine.",
        next: "Look the device up",
        code: { trouble, code in
            switch trouble {
            case .missing: "The code is missing."
            case .malformed: "“\(code)” is not a whole code. It looks like BCDF-GHJK."
            case .unknown:
                "No device waits under “\(code)”. Compare it with the device, or begin anew "
                    + "there with latitude login: a code lasts ten minutes."
            }
        },
        confirmTitle: "Is this your device?",
        onlyYours: "Go on only if you started this yourself, just now.",
        nobodyAsks: "Nobody from the house, and nobody on the telephone, ever asks you to.",
        device: "Calls itself",
        codeOnIt: "Shows the code",
        begun: "Began",
        address: "From the address",
        signsInAs: "Will act as",
        effect: "It can then do what you can do, until you end it under My account.",
        confirm: "Sign this device in",
        turnAway: "It was not me",
        toAccount: "See where you are signed in",
        done: "The device is signed in",
        doneDetail: { "\($0) acts in your name now." },
        doneNext: [
            "Go back to the device: it goes on by itself within a few seconds.",
            "When you no longer use it, end it under My account.",
        ],
        turnedAway: "The device was turned away",
        turnedAwayDetail: { "\($0) was not signed in, and its code is worth nothing now." },
        turnedAwayNext: [
            "If somebody asked you to confirm it, tell your administrator.",
            "If it was yours after all, begin anew there with latitude login.",
        ]
    )

    static let polish = Self(
        title: "Zaloguj urządzenie",
        lede: "Na urządzeniu polecenie latitude login pokazuje kod. Jest ważny dziesięć minut.",
        codeLabel: "Kod z urządzenia",
        codeHint: "Dwie grupy po cztery litery, na przykład BCDF-GHJK. Mogą być małe litery.",
        next: "Znajdź urządzenie",
        code: { trouble, code in
            switch trouble {
            case .missing: "Brakuje kodu."
            case .malformed: "„\(code)” to nie cały kod. Wygląda on tak: BCDF-GHJK."
            case .unknown:
                "Żadne urządzenie nie czeka pod kodem „\(code)”. Porównaj go z urządzeniem albo "
                    + "zacznij tam od nowa: latitude login. Kod jest ważny dziesięć minut."
            }
        },
        confirmTitle: "Czy to Twoje urządzenie?",
        onlyYours: "Potwierdź tylko wtedy, gdy logujesz to urządzenie teraz i samodzielnie.",
        nobodyAsks: "Nikt z firmy ani nikt przez telefon nigdy Cię o to nie prosi.",
        device: "Przedstawia się jako",
        codeOnIt: "Pokazuje kod",
        begun: "Początek",
        address: "Z adresu",
        signsInAs: "Będzie działać jako",
        effect: "Będzie mogło to, co Ty, dopóki nie zakończysz tego na stronie Moje konto.",
        confirm: "Zaloguj to urządzenie",
        turnAway: "To nie ja",
        toAccount: "Zobacz swoje logowania",
        done: "Urządzenie jest zalogowane",
        doneDetail: { "\($0) działa teraz w Twoim imieniu." },
        doneNext: [
            "Wróć do urządzenia: w kilka sekund samo pójdzie dalej.",
            "Gdy przestaniesz go używać, zakończ logowanie na stronie Moje konto.",
        ],
        turnedAway: "Urządzenie odrzucone",
        turnedAwayDetail: { "\($0) nie ma dostępu, a jego kod już nie działa." },
        turnedAwayNext: [
            "Jeśli ktoś Cię o to prosi, powiedz o tym administratorowi.",
            "Jeśli to jednak Twoje urządzenie, zacznij na nim od nowa: latitude login.",
        ]
    )
}
