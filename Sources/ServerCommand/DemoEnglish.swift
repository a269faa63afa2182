import Latitude

extension DemoLanguage {
    static let english = DemoLanguage(
        themes: [
            DemoEnglish.tableThemes, DemoEnglish.roomThemes, DemoEnglish.frontThemes,
            DemoEnglish.counterThemes,
        ].flatMap { $0 },
        delights: DemoEnglish.delights,
        circumstances: DemoEnglish.circumstances,
        touches: DemoEnglish.touches,
        excuses: [
            ", before they asked", ", with a note of apology", "; new bill printed",
            ", and said sorry for all of us", ", with {drink} while the bill was printed",
        ],
        holds: DemoEnglish.holds,
        settled: [
            "cheaper than feared", "receipt is in the file",
            "fare and taxi, rest given back", "they took the cheaper one",
            "ended up needing less",
        ],
        repaid: [
            "the shop took it back", "the guest insisted on paying part of it",
            "the courier refunded us", "returned unopened", "deposit came back",
        ],
        undone: [
            "typed twice", "wrong room", "wrong amount, booked again",
            "the guest had changed their mind before it was done",
        ],
        corrected: [
            "the folio had this already: charged twice", "belongs to the event account",
            "the till shows it was never paid out",
        ],
        noBill: [
            "the driver had no printer", "left on the counter in the rush",
            "the market stall gives none", "washed with the uniform",
        ],
        outcomes: DemoEnglish.outcomes,
        story: (DemoEnglish.openings, DemoEnglish.bridges, DemoEnglish.endings),
        unknownEndings: [
            "I do not know how it ended; they left before my shift.",
            "Nobody asked afterwards, and I wish we had.",
            "We will hear, I suppose, when they come back.",
        ],
        praise: [
            "You saw it before anybody said a word. I read this out at the line-up, and the room "
                + "went quiet.",
            "You did not ask me, and you were right not to. This is what the fund is for.",
            "I would have done less, and later. Thank you for showing us how it is done.",
            "The guest will forget what it cost and remember you. So will I.",
            "Small, quick and kind. We tell it to everybody who starts here now.",
        ],
        places: [
            "lobby", "pool", "breakfast room", "terrace", "car park", "lift", "garden", "bus stop",
            "airport, arrivals", "meeting room 3",
        ],
        slots: [
            "when": [
                "at the worst moment", "just as they arrived", "just before they left",
                "while the bus was waiting", "on the busiest day of the month",
                "with the director standing by", "in front of all their friends",
            ],
            "dish": [
                "the sea bass", "a club sandwich", "the mushroom risotto", "the soup of the day",
                "pancakes", "the ramen", "a steak", "the vegetarian plate", "grilled halloumi",
                "the children’s pasta", "a rice bowl",
            ],
            "drink": [
                "tea", "a pot of coffee", "mint lemonade", "fresh orange juice",
                "hot chocolate", "ginger tea", "iced tea", "a pot of cocoa",
            ],
            "treat": [
                "a slice of cake", "fruit", "a box of chocolates", "macarons", "a warm cookie",
                "pralines", "dates", "a small bunch of flowers", "a handwritten card",
            ],
            "shop": [
                "the pharmacy round the corner", "the department store", "the station shop",
                "the market", "the shop opposite",
            ],
            "min": ["ten", "fifteen", "twenty", "twenty-five", "forty", "fifty"],
            "who": [
                "the daughter", "the father", "the whole family", "both of them",
                "the bridesmaid", "the little boy", "the grandmother", "their colleague",
            ],
            "thing": [
                "a charger", "the reading glasses", "a scarf", "the stuffed rabbit", "a camera",
                "one earring", "the house keys", "a silk tie", "a hat", "a watch strap",
                "the walking stick", "a child’s drawing",
            ],
        ]
    )
}

/// What people say in English.
enum DemoEnglish {
    static let circumstances = [
        ", {when}", "; {who} told the porter",
        "; they did not complain, I saw it", ", for the second time this week",
        ", and they had a plane to catch", "; we only heard at checkout",
        ", with a queue of nine behind them", "; {who} was close to tears",
        ", although they had asked for it twice", "; they were very polite about it",
        ", on their first night", ", on their anniversary", ", {when}; {who} had seen it coming",
    ]
    static let touches = [
        ", with {drink}", " and {treat}", ", within {min} minutes", ", with a note of apology",
        " and {drink} for {who}", ", {who} helped", " and {treat} for the road",
        "; rang afterwards to ask", ", and {treat} from the kitchen",
    ]
    static let holds = [
        (
            wrong: "their flight was cancelled and the airline’s line is busy",
            what: "a seat on the next flight, to be confirmed by the airline"
        ),
        (
            wrong: "water through the ceiling",
            what: "a room across the street for tonight, should ours not dry"
        ),
        (
            wrong: "the suit for tomorrow came back shrunk from the laundry",
            what: "a replacement for the suit, being made at the tailor’s"
        ),
        (
            wrong: "we had told them of a train that does not go on Sundays",
            what: "a car to the airport at dawn"
        ),
        (
            wrong: "suitcase crushed on our trolley",
            what: "a new suitcase, if theirs is past mending"
        ),
        (
            wrong: "the interpreter we had booked fell ill",
            what: "an interpreter for tomorrow’s appointment"
        ),
        (wrong: "{who} slipped on the wet stairs", what: "a doctor’s visit to the room"),
        (
            wrong: "the play room was closed without notice",
            what: "a babysitter for the evening, by the hour"
        ),
        (
            wrong: "the concert tickets we had ordered never came",
            what: "tickets for the sold-out concert, if any turn up"
        ),
        (
            wrong: "the cot we had promised was out on loan",
            what: "a rental cot and pram for the week"
        ),
    ]
    static let outcomes: [OutcomeKind: [String]] = [
        .delighted: [
            "hugged me", "wrote to the general manager", "is coming back in spring",
            "sent flowers to the team", "“nobody has ever done that for me”",
            "laughed until {who} laughed too", "booked {min} nights for next year",
            "posted a photo of {treat}", "asked for my name and spelled it right",
        ],
        .better: [
            "smiled again", "said it was all right now", "slept well, they said",
            "stayed the extra night", "thanked us twice", "took {drink} and calmed down",
            "“these things happen”", "shook hands at checkout",
        ],
        .same: [
            "shrugged", "said fine and left", "did not mention it", "still a little cool",
            "“we will see”", "took it as owed",
        ],
        .worse: [
            "found the next thing wrong", "said money was not the point",
            "the second {dish} was cold as well", "asked for the director",
            "felt bought off", "we were too slow again",
        ],
        .lost: [
            "checked out early", "moved to the house opposite", "cancelled the autumn booking",
            "wrote a review, one star", "said never again",
        ],
    ]
    static let openings = [
        "It happened {when}.", "I was about to go home.", "The lobby was full.",
        "My second day on the new rota.", "You could hear it from the stairs.",
        "{min} minutes into my shift.", "It rained, of course.", "A quiet evening, until then.",
        "I had seen them the day before.", "Nobody said a word; that is how I knew.",
        "Two of us on, and a full house.", "They had saved for this trip.",
        "My colleague saw it first.", "It began with a look.", "They were regulars once.",
        "He said it was nothing. It was not.",
    ]
    static let bridges = [
        "So:", "I did not ask anybody.", "What I did:", "It took {min} minutes.",
        "The obvious thing, really:", "My colleague minded the desk.", "No form, no call:",
        "I had the fund, so I used it.", "First I listened. Then:", "I thought of my own mother.",
    ]
    static let endings: [OutcomeKind: [String]] = [
        .delighted: [
            "{who} came back down to shake my hand.", "I still have the card they sent.",
            "They have booked again, same room.", "That is why I do this.",
            "They told the whole breakfast room.",
        ],
        .better: [
            "It was not perfect, and it was enough.", "They stayed. They even smiled.",
            "We have moved the thing that caused it.", "Next time I would do it sooner.",
        ],
        .same: [
            "It changed nothing I could see.", "Perhaps it came too late.", "You cannot tell.",
        ],
        .worse: [
            "It did not work, and I would like to hear how you would have done it.",
            "I should have listened first and given second.",
        ],
        .lost: [
            "They left, and I understand them.", "We lost them; the cause is still there.",
        ],
    ]
}
