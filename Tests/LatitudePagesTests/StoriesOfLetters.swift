import Foundation
import LatitudePages

/// Letters of praise, and what managers do with stories.
extension Stories {
    private static let honolulu = """
        The guest rang from Honolulu: his laptop was still in room 118. Mary took the next flight \
        and handed it to him at half past nine.
        """

    private static func letter(_ words: String?, _ story: String?) -> PageLetter {
        PageLetter(
            id: "0192f3c4-7a10-7c3e-9d52-5b1e8f0a6c21",
            code: "7K3P",
            property: "Latitude Peachtree, Atlanta",
            from: "James Okafor",
            words: words,
            story: story,
            writtenAt: evening
        )
    }

    private static let given = letter(
        """
        You took the flight before anybody asked, and you thanked the night shift first.
        I tell it to every new colleague.
        """,
        honolulu
    )
    private static let polish = letter(
        "Zachowana zimna krew i żadnego szukania winnych. Tak się tu pracuje.",
        "Zgubiony szalik czekał na gościa, zanim zauważył brak."
    )
    private static let erased = letter(nil, nil)

    private static func writing(_ change: (inout WriteLetterPage) -> Void) -> WriteLetterPage {
        var page = WriteLetterPage(
            id: "0192f3c4-7a10-7c3e-9d52-5b1e8f0a6c22",
            code: "7K3P",
            to: "Mary Coleman",
            story: honolulu
        )
        change(&page)
        return page
    }

    private static func row(_ code: String, _ tools: StoryTools, isOwn: Bool = false)
        -> StoriesPage.Row
    {
        StoriesPage.Row(
            code: code,
            teller: "Mary Coleman",
            isOwn: isOwn,
            words: honolulu,
            share: .house,
            toldAt: evening,
            outcome: .delighted,
            tools: tools
        )
    }

    static let letters =
        [
            inside("letters-none", LettersPage(letters: [], next: nil, isFirst: true)),
            inside(
                "letters",
                LettersPage(letters: [given, polish, erased], next: "41d9_0192", isFirst: true)
            ),
            inside("letter", LetterPage(given)),
            inside("letter-polish", LetterPage(polish)),
            inside("letter-erased", LetterPage(erased)),
            inside("write-letter", writing { _ in }),
            inside("write-letter-given", writing { $0.isGiven = true }),
            inside(
                "stories-managing",
                StoriesPage(
                    rows: [
                        row("7K3P", StoryTools(choice: .chosen, isPraisable: true)),
                        row("C3RT", StoryTools(choice: .free, isPraisable: true)),
                        row(
                            "P4F6",
                            StoryTools(
                                choice: .tooLong(words: 74, most: 60),
                                isPraisable: false
                            ),
                            isOwn: true
                        ),
                    ],
                    search: nil,
                    next: nil,
                    isFirst: true
                )
            ),
            inside(
                "recovery-managing",
                RecoveryPage(
                    act: act(
                        telling: PageAct.Telling(
                            words: honolulu,
                            share: .house,
                            toldAt: evening,
                            length: 24
                        )
                    ),
                    ids: [:],
                    tools: StoryTools(choice: .free, isPraisable: false)
                )
            ),
        ]
        + WriteLetterPage.Trouble.allCases.map { trouble in
            inside(
                "write-letter-\(trouble.rawValue)",
                writing {
                    $0.words = trouble == .empty ? "" : "Well done"
                    $0.trouble = trouble
                }
            )
        }
}
