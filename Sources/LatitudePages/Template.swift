import Mustache

/// The templates, embedded from the folder `Templates` and parsed once.
enum Template: String, CaseIterable {
    case account
    case amount
    case askAgain = "ask_again"
    case choice
    case bills
    case budget
    case budgetLine = "budget_line"
    case close
    case exports
    case deviceCode = "device_code"
    case deviceConfirm = "device_confirm"
    case done
    case barRows = "bar_rows"
    case causes
    case chartPatterns = "chart_patterns"
    case dotRows = "dot_rows"
    case enrol
    case fact
    case evidence
    case field
    case filter
    case hidden
    case finance
    case journal
    case layout
    case legend
    case letter
    case letters
    case message
    case nothing
    case openActs = "open_acts"
    case outcome
    case outcomes
    case ownMoney = "own_money"
    case pager
    case recoveries
    case recovery
    case recoveryRow = "recovery_row"
    case result
    case select
    case signIn = "sign_in"
    case spend
    case spendRefused = "spend_refused"
    case stories
    case storyTools = "story_tools"
    case summary
    case table
    case stackedColumns = "stacked_columns"
    case today
    case token
    case undo
    case words
    case writeLetter = "write_letter"

    var text: String { String(decoding: bytes, as: UTF8.self) }

    private var bytes: [UInt8] {
        switch self {
        case .account: PackageResources.account_mustache
        case .amount: PackageResources.amount_mustache
        case .askAgain: PackageResources.ask_again_mustache
        case .choice: PackageResources.choice_mustache
        case .bills: PackageResources.bills_mustache
        case .budget: PackageResources.budget_mustache
        case .budgetLine: PackageResources.budget_line_mustache
        case .close: PackageResources.close_mustache
        case .exports: PackageResources.exports_mustache
        case .deviceCode: PackageResources.device_code_mustache
        case .deviceConfirm: PackageResources.device_confirm_mustache
        case .done: PackageResources.done_mustache
        case .barRows: PackageResources.bar_rows_mustache
        case .causes: PackageResources.causes_mustache
        case .chartPatterns: PackageResources.chart_patterns_mustache
        case .dotRows: PackageResources.dot_rows_mustache
        case .enrol: PackageResources.enrol_mustache
        case .fact: PackageResources.fact_mustache
        case .evidence: PackageResources.evidence_mustache
        case .field: PackageResources.field_mustache
        case .filter: PackageResources.filter_mustache
        case .hidden: PackageResources.hidden_mustache
        case .finance: PackageResources.finance_mustache
        case .journal: PackageResources.journal_mustache
        case .layout: PackageResources.layout_mustache
        case .legend: PackageResources.legend_mustache
        case .letter: PackageResources.letter_mustache
        case .letters: PackageResources.letters_mustache
        case .message: PackageResources.message_mustache
        case .nothing: PackageResources.nothing_mustache
        case .openActs: PackageResources.open_acts_mustache
        case .outcome: PackageResources.outcome_mustache
        case .outcomes: PackageResources.outcomes_mustache
        case .ownMoney: PackageResources.own_money_mustache
        case .pager: PackageResources.pager_mustache
        case .recoveries: PackageResources.recoveries_mustache
        case .recovery: PackageResources.recovery_mustache
        case .recoveryRow: PackageResources.recovery_row_mustache
        case .result: PackageResources.result_mustache
        case .select: PackageResources.select_mustache
        case .signIn: PackageResources.sign_in_mustache
        case .spend: PackageResources.spend_mustache
        case .spendRefused: PackageResources.spend_refused_mustache
        case .stories: PackageResources.stories_mustache
        case .storyTools: PackageResources.story_tools_mustache
        case .summary: PackageResources.summary_mustache
        case .table: PackageResources.table_mustache
        case .stackedColumns: PackageResources.stacked_columns_mustache
        case .today: PackageResources.today_mustache
        case .token: PackageResources.token_mustache
        case .undo: PackageResources.undo_mustache
        case .words: PackageResources.words_mustache
        case .writeLetter: PackageResources.write_letter_mustache
        }
    }

    /// Puts values into the template.
    func render(_ root: some Sendable) -> String {
        guard let html = Self.library.render(root, withTemplate: rawValue) else {
            preconditionFailure("the library has every template")
        }
        return html
    }

    // Every file names the way its values are escaped, as a partial would fall back to another.
    private static let library: MustacheLibrary = {
        MustacheContentTypes.register(PageMarkup(), named: PageMarkup.name)
        var library = MustacheLibrary()
        for template in allCases {
            do {
                let text = "{{% CONTENT_TYPE: \(PageMarkup.name)}}\n" + template.text
                try library.register(text, named: template.rawValue)
            } catch {
                preconditionFailure("\(template.rawValue).mustache: \(error)")
            }
        }
        return library
    }()
}
