public import Foundation
public import Latitude

/// What `GET /api/v1/today` answers: what is open at one's property, for the line-up.
///
/// Only acts whose owners share them, and one's own; of the others not even how many.
public struct TodayAnswer: Codable, Hashable, Sendable {
    /// Somebody who is away for a guest.
    public struct Rescue: Codable, Hashable, Sendable {
        /// Their name.
        public let name: String
        /// Until when, as they said.
        public let until: Date

        /// Both.
        public init(name: String, until: Date) {
            self.name = name
            self.until = until
        }
    }

    /// An act that is open.
    public struct Act: Codable, Hashable, Sendable {
        /// Its code.
        public let code: String
        /// The name of whoever did it.
        public let by: String
        /// Whether that is whoever asks.
        public let isOwn: Bool
        /// Its story, where it is shared; absent for one's own that is not.
        public let story: String?
        /// The day it happened.
        public let occurredOn: Day
        /// When its hold runs out; absent for what is no hold.
        public let expiresAt: Date?

        /// Every value, as documented above.
        public init(
            code: String,
            by: String,
            isOwn: Bool,
            story: String?,
            occurredOn: Day,
            expiresAt: Date?
        ) {
            self.code = code
            self.by = by
            self.isOwn = isOwn
            self.story = story
            self.occurredOn = occurredOn
            self.expiresAt = expiresAt
        }
    }

    /// The property's name.
    public let property: String
    /// The day it is there.
    public let day: Day
    /// Who is out, soonest back first.
    public let out: [Rescue]
    /// Holds, soonest to run out first.
    public let holds: [Act]
    /// Always suppressed: how many are kept to the fund would show each as it comes.
    public let holdsKept: ToldCount
    /// Acts of the last 30 days whose guest nobody asked, oldest first.
    public let unasked: [Act]
    /// As `holdsKept`.
    public let unaskedKept: ToldCount
    /// The story to tell, in at most 60 words: the one chosen for today, else the newest that is
    /// shared with the house or the asker's team; absent when there is none.
    public let story: Story?
    /// Who chose the story, by name; absent where it is the newest.
    public let storyChosenBy: String?

    /// Every value, as documented above.
    public init(
        property: String,
        day: Day,
        out: [Rescue],
        holds: [Act],
        unasked: [Act],
        story: Story?,
        storyChosenBy: String?
    ) {
        self.property = property
        self.day = day
        self.out = out
        self.holds = holds
        holdsKept = .suppressed
        self.unasked = unasked
        unaskedKept = .suppressed
        self.story = story
        self.storyChosenBy = storyChosenBy
    }
}
