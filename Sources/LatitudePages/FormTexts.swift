/// Words that several forms share.
struct FormTexts: Sendable {
    /// A summary's title, from how many things are wrong.
    let thingsToLookAt: @Sendable (Int) -> String
    let secretsGone: String
    let tooOften: String
    /// When to try again, from the seconds to wait.
    let tryAgainIn: @Sendable (Int) -> String
    let passphraseHint: String
    let newPassphrase: String
    let newPassphraseAgain: String
    let passphrase: @Sendable (PassphraseTrouble) -> String
    let pin: @Sendable (PINTrouble) -> String

    static let english = Self(
        thingsToLookAt: { count in
            let words = ["One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"]
            let number = (1...9).contains(count) ? words[count - 1] : "\(count)"
            return "\(number) \(count == 1 ? "thing" : "things") to look at"
        },
        secretsGone: "Passphrases and PINs are never sent back, so type them again.",
        tooOften: "That was too often in too short a time",
        tryAgainIn: { seconds in
            let wait = Wait(seconds: seconds)
            let noun =
                wait.isInMinutes
                ? PluralText.english(one: "minute", other: "minutes")
                : PluralText.english(one: "second", other: "seconds")
            return "Try again in \(noun.text(wait.count)). Until then nothing typed here counts."
        },
        passphraseHint: """
            8 to 128 characters. A short sentence only you would say is best; digits and signs \
            are welcome and not needed.
            """,
        newPassphrase: "New passphrase",
        newPassphraseAgain: "New passphrase, once more",
        passphrase: { trouble in
            switch trouble {
            case .tooShort: "It is too short. Take 8 characters or more, such as a short sentence."
            case .tooLong: "It is too long. 128 characters are the most that is kept."
            case .common: "Many people use this one, so it is guessed first. Take another."
            case .differs: "This is not the same as the one above. Type both again."
            case .wrongOld: "This is not your present passphrase. Type it again."
            }
        },
        pin: { trouble in
            switch trouble {
            case .malformed: "A PIN has 6 to 12 digits and nothing else."
            case .easy: "Digits all alike or in a row are guessed first. Take others."
            case .differs: "This is not the same as the one above. Type both again."
            }
        }
    )

    static let polish = Self(
        thingsToLookAt: { count in
            let noun = PluralText.polish(
                one: "rzecz",
                few: "rzeczy",
                many: "rzeczy",
                other: "rzeczy"
            )
            return "\(noun.text(count)) do poprawienia"
        },
        secretsGone: "Haseł i PIN-ów nigdy nie odsyłamy, więc wpisz je ponownie.",
        tooOften: "Zbyt wiele prób w krótkim czasie",
        tryAgainIn: { seconds in
            let wait = Wait(seconds: seconds)
            let noun =
                wait.isInMinutes
                ? PluralText.polish(
                    one: "minutę",
                    few: "minuty",
                    many: "minut",
                    other: "minuty"
                )
                : PluralText.polish(
                    one: "sekundę",
                    few: "sekundy",
                    many: "sekund",
                    other: "sekundy"
                )
            let when = noun.text(wait.count)
            return "Spróbuj ponownie za \(when). Do tego czasu żadna próba się nie liczy."
        },
        passphraseHint: """
            Od 8 do 128 znaków. Najlepsze jest krótkie zdanie, które tylko Ty możesz powiedzieć; \
            cyfry i znaki są mile widziane, ale niepotrzebne.
            """,
        newPassphrase: "Nowe hasło",
        newPassphraseAgain: "Nowe hasło jeszcze raz",
        passphrase: { trouble in
            switch trouble {
            case .tooShort: "Za krótkie. Potrzeba co najmniej 8 znaków, na przykład krótkie zdanie."
            case .tooLong: "Za długie. Mieści się najwyżej 128 znaków."
            case .common: "To hasło ma wiele osób, więc łatwo je zgadnąć. Wybierz inne."
            case .differs: "To nie to samo hasło co powyżej. Wpisz oba ponownie."
            case .wrongOld: "To nie jest Twoje obecne hasło. Wpisz je ponownie."
            }
        },
        pin: { trouble in
            switch trouble {
            case .malformed: "PIN ma od 6 do 12 cyfr i nic poza nimi."
            case .easy: "Cyfry jednakowe lub po kolei łatwo zgadnąć. Wybierz inne."
            case .differs: "To nie ten sam PIN co powyżej. Wpisz oba ponownie."
            }
        }
    )
}

/// A time to wait in the unit people would say it in, never shorter than it is.
struct Wait {
    let count: Int
    let isInMinutes: Bool

    init(seconds: Int) {
        isInMinutes = seconds > 90
        count = isInMinutes ? (seconds + 59) / 60 : max(1, seconds)
    }
}
