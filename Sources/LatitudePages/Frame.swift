public import Foundation
public import Messages

/// What every page needs to know of who asks and where.
public struct Frame: Sendable {
    /// Somebody who is signed in, as the head of the page names them.
    public struct Person: Hashable, Sendable {
        /// Their name.
        public let name: String
        /// The property they work at.
        public let property: String

        /// Somebody at a property.
        public init(name: String, property: String) {
            self.name = name
            self.property = property
        }
    }

    /// The language the page is written in.
    public var language: Language
    /// Who is signed in; nil before that.
    public var person: Person?
    /// The pages their roles open, in the order shown; empty shows no navigation.
    public var navigation: [NavigationItem]
    /// Where the same page stands in the other language, such as `/account?lang=pl`.
    public var otherLanguagePath: String
    /// The organisation's name.
    public var organisation: String
    /// The clock of the house, by which all times are written.
    public var timeZone: TimeZone
    /// What proves that a form came from a page of this sign-in.
    public var formToken: FormToken

    /// A frame of every value.
    public init(
        language: Language,
        person: Person?,
        navigation: [NavigationItem],
        otherLanguagePath: String,
        organisation: String,
        timeZone: TimeZone,
        formToken: FormToken
    ) {
        self.language = language
        self.person = person
        self.navigation = navigation
        self.otherLanguagePath = otherLanguagePath
        self.organisation = organisation
        self.timeZone = timeZone
        self.formToken = formToken
    }

    var dates: DateText { DateText(language: language, timeZone: timeZone) }
}
