// The Polish words go on: what is refused of stories, told on and praised.
extension RefusalCode {
    static let polishStories: [RefusalCode: RefusalWords] = [
        .storyNotShared: RefusalWords(
            "Żadna historia tego działania nie jest Ci udostępniona.",
            rule: "O tym, kto czyta historię, decyduje jej autor; dalej idzie tylko udostępniona.",
            youCan: ["wybrać inną na stronie Historie", "poprosić autora o udostępnienie"]
        ),
        .lineUpTooLong: RefusalWords(
            "Ta historia jest za długa na odprawę.",
            rule: "Historia na odprawę ma najwyżej 60 słów: opowiada się ją na stojąco.",
            youCan: ["wybrać krótszą", "poprosić autora, żeby opowiedział ją krócej"]
        ),
        .letterSentence: RefusalWords(
            "W liście nie ma jeszcze Twojego zdania.",
            rule: """
                List pochwalny ma zdanie od siebie: co najmniej trzy słowa, których nie ma ani \
                w historii, ani w druku każdego listu.
                """,
            youCan: ["napisać, co się udało", "napisać, co to znaczyło dla gościa albo dla Was"]
        ),
        .letterToOneself: RefusalWords(
            "To Twoje własne działanie.",
            rule: "List pochwalny pisze się do kogoś innego.",
            youCan: ["udostępnić historię, żeby list mógł napisać ktoś inny z kierownictwa"]
        ),
    ]
}
