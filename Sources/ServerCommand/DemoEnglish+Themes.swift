import Latitude

extension DemoEnglish {
    static let tableThemes = [
        DemoTheme(
            ["FB"],
            [.rework, .inefficiency],
            34,
            wrong: [
                "{dish} came cold", "{dish} took {min} minutes", "{dish} came to the wrong table",
                "{dish} with nuts in it although they had warned us",
            ],
            spend: [
                "fresh meal from the kitchen next door", "dinner for {who} at the place opposite",
                "{dish} from their favourite place across town", "a cheese board from the market",
            ],
            waive: ["{dish} struck off the bill", "the whole meal struck off the bill"],
            give: [
                "{dish} cooked again by the chef himself", "sat with them until {dish} came",
                "dessert for {who}", "{dish} again, and {treat} while they waited",
            ]
        ),
        DemoTheme(
            ["FB"],
            [.mistake, .variation],
            48,
            wrong: [
                "the table they had booked was taken", "no record of their table for {who}",
                "the dining room was closed for a wedding nobody had told them about",
            ],
            spend: [
                "dinner for all of them at the place opposite",
                "a taxi to the other house and back",
                "a picnic from the market, for the roof",
            ],
            waive: ["starters struck off the bill", "the cover charge struck off"],
            give: [
                "the corner table tomorrow", "a table set up in the garden",
                "{drink} and {treat} until a table was free",
            ]
        ),
        DemoTheme(
            ["FB", "BQ"],
            [.mistake],
            26,
            wrong: [
                "coffee over a white shirt", "soup on the jacket of {who}",
                "a tray dropped next to {who}",
            ],
            spend: [
                "a new shirt from the department store", "cleaning while they waited",
                "express dry cleaning, brought back before the meeting",
            ],
            waive: ["the breakfast struck off", "drinks for the table struck off"],
            give: [
                "lent my own jacket for the evening", "steamed it dry in the laundry",
                "{treat} and a very red face",
            ]
        ),
    ]

    static let roomThemes = [
        DemoTheme(
            ["HK"],
            [.inefficiency, .rework],
            18,
            wrong: [
                "room not made up", "the towels had run out", "yesterday’s cups still by the bed",
                "two single beds where one was booked",
            ],
            spend: [
                "a foot bath and oils from {shop}", "breakfast out while the room was done",
                "flannel sheets from {shop}",
            ],
            waive: ["the minibar struck off", "the late checkout fee struck off"],
            give: [
                "made the bed the way they like it", "a bath drawn, {drink} and {treat}",
                "moved them to the quiet side and carried it all",
            ]
        ),
        DemoTheme(
            ["HK", "SP"],
            [.breakdown],
            36,
            wrong: [
                "no hot water", "the air conditioning dripped on the bed", "the heating knocked",
                "a hair dryer that smoked", "wet paint on the balcony",
            ],
            spend: [
                "a fan from {shop}", "a humidifier for the night", "ear plugs and a proper pillow",
                "a session at the spa next door for {who}", "new hair dryer from {shop}",
            ],
            waive: ["one night struck off", "the spa struck off the bill"],
            give: [
                "a better room, and their things moved by me", "sat with the plumber until it ran",
                "hot water carried up in kettles", "{drink} on the dry side of the house",
            ]
        ),
        DemoTheme(
            ["HK", "FO"],
            [.mistake, .variation],
            42,
            wrong: [
                "the laundry lost {thing}", "{thing} thrown away while cleaning",
                "{thing} left behind, and they were at the airport", "{thing} broken by the porter",
            ],
            spend: [
                "replacement from {shop}", "courier to the airport", "replacement, and {treat}",
                "a taxi with {thing} in it, and nobody else",
            ],
            waive: ["laundry struck off the bill", "half the night struck off"],
            give: [
                "went through every bin and found it", "drove it over in my own car",
                "mended it with {who} looking on",
            ]
        ),
    ]

    static let frontThemes = [
        DemoTheme(
            ["FO", "AD"],
            [.mistake, .inefficiency],
            44,
            wrong: [
                "overbooked, no room at {min} past eleven", "no record of their booking",
                "room not ready until the evening", "the key card failed three times",
            ],
            spend: [
                "a day room across the street", "lunch at the café while they waited",
                "museum tickets until the room was ready", "a taxi and dinner until midnight",
            ],
            waive: ["one night struck off", "parking struck off", "breakfasts struck off"],
            give: [
                "moved up to a corner room", "late checkout until four",
                "{drink} in the lobby for {who}, and I carried the bags",
            ]
        ),
        DemoTheme(
            ["FO", "AD"],
            [.mistake, .rework],
            22,
            wrong: [
                "charged twice for the same night",
                "the bill had somebody else’s phone calls on it",
                "the wake-up call was not made", "a message nobody passed on",
            ],
            spend: [
                "a taxi to the meeting", "train tickets rebooked",
                "phoned abroad for them, paid by us",
            ],
            waive: [
                "the resort fee struck off", "the phone calls struck off",
                "breakfast struck off for {who}", "parking struck off the bill",
            ],
            give: [
                "stayed on the line with the bank for them", "walked them to the station",
                "rang the people they had missed and explained",
            ]
        ),
        DemoTheme(
            ["CO", "FO"],
            [.mistake, .variation],
            58,
            wrong: [
                "tickets booked for the wrong day", "the tour left without them",
                "the restaurant across town had no record of the table",
            ],
            spend: [
                "new tickets, better seats", "a private guide for the afternoon",
                "a taxi after the tour bus", "boat tickets instead",
            ],
            waive: ["the tour struck off the bill", "our ticket fee struck off"],
            give: [
                "queued for them at the box office", "showed them round myself after my shift",
                "rang four places until one had a table",
            ]
        ),
        DemoTheme(
            ["CO", "FO"],
            [.breakdown, .mistake],
            33,
            wrong: [
                "the driver went to the wrong terminal", "the umbrella we lent was broken",
                "directions that led to a closed bridge", "the lift stuck, {who} inside",
            ],
            spend: [
                "a second car, at once", "dry socks and an umbrella from {shop}",
                "lunch for {who} to get over it", "a driver for the rest of the day",
            ],
            waive: ["the transfer struck off the bill", "the hired car struck off"],
            give: [
                "drove them there in my own car", "drew them a map and walked the first half",
                "talked through the door until it opened", "{drink} and a blanket",
            ]
        ),
    ]

    static let counterThemes = [
        DemoTheme(
            ["RD"],
            [.mistake, .breakdown, .inefficiency],
            38,
            wrong: [
                "the car smelled of smoke", "a flat tyre {min} miles out", "no child seat left",
                "the car they booked had gone out", "charged for a scratch that was there before",
            ],
            spend: [
                "a tank of fuel", "a taxi home for {who}", "a child seat from the department store",
                "tow and a cab to the meeting",
            ],
            waive: [
                "the cleaning fee struck off", "one day struck off", "the late return struck off",
                "the second driver struck off",
            ],
            give: [
                "a bigger car for the same price", "met them at the kerb with the engine running",
                "a map, {drink} and {treat} for the road",
            ]
        ),
        DemoTheme(
            ["BQ"],
            [.mistake, .variation, .rework],
            30,
            wrong: [
                "the sleeve was sewn wrong", "a seam came open on day one",
                "the parcel went to the wrong city", "the last one in their size was sold twice",
            ],
            spend: [
                "bought the same one at the department store", "express parcel with a note",
                "the tailor’s evening hour",
            ],
            waive: ["the alteration struck off the bill", "delivery struck off the bill"],
            give: [
                "delivered it to the door after closing", "ironed everything they had bought",
                "sewed it up while they had {drink}",
            ]
        ),
    ]

    static let delights = [
        DemoTheme(
            [],
            [],
            22,
            wrong: [],
            spend: [
                "birthday cake for {who}", "{treat} for the last night",
                "a book {who} had looked for", "balloons and {drink} for the anniversary",
                "hair ribbons from {shop}", "a postcard and stamps for {who}",
                "warm mittens before the market", "a paper from home for {who}",
                "the board game they had missed all week, from {shop}",
            ],
            waive: [
                "breakfast struck off on their tenth stay", "parking struck off for the newlyweds",
            ],
            give: [
                "{drink} for the night shift of the film crew", "{treat} on the pillow for {who}",
                "folded towel animals for {who}", "opened the roof for the sunrise",
                "played chess with {who} until the storm was over",
                "taught {who} to fold paper cranes", "cookies for the drivers who waited",
                "kept the kitchen open for {min} minutes", "a seat by the window, kept all week",
            ]
        )
    ]
}
