/// A page of the main navigation, in the order shown.
public enum NavigationItem: CaseIterable, Hashable, Sendable {
    /// Putting it right.
    case spend
    /// My own recoveries.
    case recoveries
    /// Acts as told.
    case stories
    /// Who I am and where I am signed in.
    case account

    /// Where it stands.
    public var path: String {
        switch self {
        case .spend: PagePath.spend
        case .recoveries: PagePath.recoveries
        case .stories: PagePath.stories
        case .account: PagePath.account
        }
    }

    /// The role that opens it; nil for everybody.
    public var role: AccountPage.Role? {
        switch self {
        case .spend, .recoveries, .stories, .account: nil
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
        case .account: texts.account
        }
    }
}
