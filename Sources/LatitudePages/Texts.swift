/// Every word of the pages in one language.
///
/// A text is a stored property without a default, so one that is missing in either language does
/// not compile.
struct Texts: Sendable {
    let frame: FrameTexts
    let form: FormTexts
    let signIn: SignInTexts
    let enrol: EnrolTexts
    let device: DeviceTexts
    let account: AccountTexts
    let message: MessageTexts

    static func of(_ language: Language) -> Texts {
        switch language {
        case .en: english
        case .pl: polish
        }
    }

    private static let english = Self(
        frame: .english,
        form: .english,
        signIn: .english,
        enrol: .english,
        device: .english,
        account: .english,
        message: .english
    )

    private static let polish = Self(
        frame: .polish,
        form: .polish,
        signIn: .polish,
        enrol: .polish,
        device: .polish,
        account: .polish,
        message: .polish
    )
}

/// Words around every page.
struct FrameTexts: Sendable {
    let skip: String
    let navigation: String
    let account: String
    /// Which clock times are by, from the zone's name.
    let timesIn: @Sendable (String) -> String

    static let english = Self(
        skip: "Skip to content",
        navigation: "Main",
        account: "My account",
        timesIn: { "Times in \($0)" }
    )

    static let polish = Self(
        skip: "Przejdź do treści",
        navigation: "Główna",
        account: "Moje konto",
        timesIn: { "Czas: \($0)" }
    )
}
