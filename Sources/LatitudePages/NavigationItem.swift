/// A page of the main navigation.
public enum NavigationItem: CaseIterable, Hashable, Sendable {
    /// Who I am and where I am signed in.
    case account

    /// Where it stands.
    public var path: String {
        switch self {
        case .account: PagePath.account
        }
    }

    func text(_ texts: FrameTexts) -> String {
        switch self {
        case .account: texts.account
        }
    }
}
