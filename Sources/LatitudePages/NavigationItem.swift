/// A page of the main navigation, in the order shown.
public enum NavigationItem: CaseIterable, Hashable, Sendable {
    /// What is open today.
    case today
    /// What became of the property's guests.
    case outcomes
    /// What went wrong how often.
    case causes
    /// Every entry of the books.
    case journal
    /// What funds granted, hold and used.
    case funds
    /// Plan and cost.
    case budget
    /// Tills, cards, bills and own money.
    case means
    /// Acts whose bill is missing.
    case evidence
    /// Entries drawn for checking.
    case sample
    /// Closing a month.
    case close
    /// A month as files.
    case exports
    /// Putting it right.
    case spend
    /// My own recoveries.
    case recoveries
    /// Acts as told, and letters of praise for one's own.
    case stories
    /// Who I am and where I am signed in.
    case account

    /// Where it stands.
    public var path: String {
        switch self {
        case .spend: PagePath.spend
        case .recoveries: PagePath.recoveries
        case .stories: PagePath.stories
        case .journal: PagePath.journal
        case .funds: PagePath.funds
        case .means: PagePath.means
        case .sample: PagePath.sample
        case .today: PagePath.today
        case .outcomes: PagePath.outcomes
        case .causes: PagePath.causes
        case .evidence: PagePath.evidence
        case .budget: PagePath.budget
        case .close: PagePath.close
        case .exports: PagePath.exports
        case .account: PagePath.account
        }
    }

    /// The role that opens it; nil for everybody.
    public var role: AccountPage.Role? {
        switch self {
        case .spend, .recoveries, .stories, .account: nil
        case .journal, .funds, .budget, .means, .evidence, .sample, .close, .exports: .finance
        case .today, .outcomes, .causes: .manager
        }
    }

    /// The pages that roles open, in the order shown.
    public static func items(for roles: [AccountPage.Role]) -> [NavigationItem] {
        allCases.filter { item in item.role.map(roles.contains) ?? true }
    }

    /// The page somebody with these roles begins at: what finance or managers alone see is first.
    public static func first(for roles: [AccountPage.Role]) -> NavigationItem {
        let open = items(for: roles)
        return open.first { $0.role == .finance } ?? open.first { $0.role == .manager }
            ?? open.first ?? .account
    }

    func text(_ texts: FrameTexts) -> String {
        switch self {
        case .spend: texts.spend
        case .recoveries: texts.recoveries
        case .stories: texts.stories
        case .journal: texts.journal
        case .funds: texts.funds
        case .means: texts.means
        case .sample: texts.sample
        case .today: texts.today
        case .outcomes: texts.outcomes
        case .causes: texts.causes
        case .evidence: texts.evidence
        case .budget: texts.budget
        case .close: texts.close
        case .exports: texts.exports
        case .account: texts.account
        }
    }
}
