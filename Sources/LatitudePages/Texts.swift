import Messages

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
    let finance: FinanceTexts
    let journal: JournalTexts
    let funds: FundsTexts
    let means: MeansTexts
    let ownMoney: OwnMoneyTexts
    let slip: SlipTexts
    let sample: SampleTexts
    let bills: BillsTexts
    let evidence: EvidenceTexts
    let close: CloseTexts
    let exports: ExportsTexts
    let budget: BudgetTexts
    let account: AccountTexts
    let letter: LetterTexts
    let lineUp: LineUpTexts
    let today: TodayTexts
    let sums: SumsTexts
    let outcomes: OutcomesTexts
    let causes: CausesTexts
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
        finance: .english,
        journal: .english,
        funds: .english,
        means: .english,
        ownMoney: .english,
        slip: .english,
        sample: .english,
        bills: .english,
        evidence: .english,
        close: .english,
        exports: .english,
        budget: .english,
        account: .english,
        letter: .english,
        lineUp: .english,
        today: .english,
        sums: .english,
        outcomes: .english,
        causes: .english,
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
        finance: .polish,
        journal: .polish,
        funds: .polish,
        means: .polish,
        ownMoney: .polish,
        slip: .polish,
        sample: .polish,
        bills: .polish,
        evidence: .polish,
        close: .polish,
        exports: .polish,
        budget: .polish,
        account: .polish,
        letter: .polish,
        lineUp: .polish,
        today: .polish,
        sums: .polish,
        outcomes: .polish,
        causes: .polish,
        message: .polish
    )
}

/// Words around every page.
struct FrameTexts: Sendable {
    let skip: String
    let navigation: String
    let menu: String
    let spend: String
    let recoveries: String
    let stories: String
    let journal: String
    let funds: String
    let means: String
    let sample: String
    let today: String
    let outcomes: String
    let causes: String
    let evidence: String
    let close: String
    let exports: String
    let budget: String
    let account: String
    /// Which clock times are by, from the zone's name.
    let timesIn: @Sendable (String) -> String

    static let english = Self(
        skip: "Skip to content",
        navigation: "Main",
        menu: "Menu",
        spend: "Spend",
        recoveries: "My recoveries",
        stories: "Stories",
        journal: "Journal",
        funds: "Funds",
        means: "Means",
        sample: "Sample",
        today: "Today",
        outcomes: "Outcomes",
        causes: "Causes",
        evidence: "Evidence missing",
        close: "Close",
        exports: "Exports",
        budget: "Budget",
        account: "My account",
        timesIn: { "Times in \($0)" }
    )

    static let polish = Self(
        skip: "Przejdź do treści",
        navigation: "Główna",
        menu: "Strony",
        spend: "Wydaj",
        recoveries: "Moje działania",
        stories: "Historie",
        journal: "Dziennik",
        funds: "Fundusze",
        means: "Środki",
        sample: "Próba",
        today: "Dzisiaj",
        outcomes: "Wyniki",
        causes: "Przyczyny",
        evidence: "Brakujące rachunki",
        close: "Zamknięcie",
        exports: "Eksport",
        budget: "Budżet",
        account: "Moje konto",
        timesIn: { "Czas: \($0)" }
    )
}
