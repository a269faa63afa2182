/// Every word of the pages in one language.
///
/// A text is a stored property without a default, so one that is missing in either language does
/// not compile.
struct Texts: Sendable {
    let frame: FrameTexts
    let form: FormTexts
    let list: ListTexts
    let outcome: OutcomeTexts
    let signIn: SignInTexts
    let enrol: EnrolTexts
    let device: DeviceTexts
    let recoveries: RecoveriesTexts
    let fund: FundTexts
    let act: ActTexts
    let spend: SpendTexts
    let refused: RefusedTexts
    let askAgain: AskAgainTexts
    let done: DoneTexts
    let recovery: RecoveryTexts
    let stories: StoriesTexts
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
        list: .english,
        outcome: .english,
        signIn: .english,
        enrol: .english,
        device: .english,
        recoveries: .english,
        fund: .english,
        act: .english,
        spend: .english,
        refused: .english,
        askAgain: .english,
        done: .english,
        recovery: .english,
        stories: .english,
        account: .english,
        message: .english
    )

    private static let polish = Self(
        frame: .polish,
        form: .polish,
        list: .polish,
        outcome: .polish,
        signIn: .polish,
        enrol: .polish,
        device: .polish,
        recoveries: .polish,
        fund: .polish,
        act: .polish,
        spend: .polish,
        refused: .polish,
        askAgain: .polish,
        done: .polish,
        recovery: .polish,
        stories: .polish,
        account: .polish,
        message: .polish
    )
}

/// Words around every page.
struct FrameTexts: Sendable {
    let skip: String
    let navigation: String
    let spend: String
    let recoveries: String
    let stories: String
    let account: String
    /// Which clock times are by, from the zone's name.
    let timesIn: @Sendable (String) -> String

    static let english = Self(
        skip: "Skip to content",
        navigation: "Main",
        spend: "Spend",
        recoveries: "My recoveries",
        stories: "Stories",
        account: "My account",
        timesIn: { "Times in \($0)" }
    )

    static let polish = Self(
        skip: "Przejdź do treści",
        navigation: "Główna",
        spend: "Wydaj",
        recoveries: "Moje działania",
        stories: "Historie",
        account: "Moje konto",
        timesIn: { "Czas: \($0)" }
    )
}
