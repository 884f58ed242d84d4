using FsCheck;
using FsCheck.Fluent;
using Newsroom.Core.Anchoring;
using Newsroom.Core.Tests.Text;
using Newsroom.Core.Wording;

namespace Newsroom.Core.Tests.Wording;

/// <summary>Two wordings of one passage, and what kinds of change are told of them.</summary>
public sealed class WordingChangesTests
{
    private static readonly string[] Grave = [.. ChangeKind.All.Except([ChangeKind.Wording, ChangeKind.Typography])];

    [Theory]
    // Figures: digits, words, magnitudes, decimals, ranges, ordinals.
    [InlineData("fr", "Le barrage retient 41 000 mètres cubes", "Le barrage retient 47 000 mètres cubes", "number")]
    [InlineData("fr", "neuf témoins", "dix-neuf témoins", "number")]
    [InlineData("fr", "vingt et un ouvriers", "vingt-deux ouvriers", "number")]
    [InlineData("fr", "quatre-vingt-dix-sept élèves", "97 élèves", "")]
    [InlineData("fr", "deux cent mille foyers", "200 000 foyers", "")]
    [InlineData("fr", "1,5 million de foyers", "15 millions de foyers", "number")]
    [InlineData("fr", "1,5 million de foyers", "1 500 000 foyers", "")]
    [InlineData("fr", "2 millions de litres", "2 milliards de litres", "number")]
    [InlineData("fr", "entre 30 et 40 navires", "entre 30 et 60 navires", "number")]
    [InlineData("fr", "de 30 à 40 navires", "de 30-40 navires", "")]
    [InlineData("fr", "un mort", "1 mort", "")]
    [InlineData("fr", "un mort", "deux morts", "number")]
    [InlineData("fr", "la troisième tentative", "la quatrième tentative", "number")]
    [InlineData("fr", "14 morts et 52 blessés", "52 morts et 14 blessés", "number")]
    [InlineData("fr", "14 morts et 52 blessés", "14 blessés et 52 morts", "number")]
    [InlineData("fr", "la moitié des sièges", "un tiers des sièges", "number")]
    [InlineData("fr", "11'000 signatures", "11\u202F000 signatures", "")]
    [InlineData("en", "11,000 signatures", "11 000 signatures", "")]
    [InlineData("en", "11,000 signatures", "1,100 signatures", "number")]
    [InlineData("en", "three ferries", "3 ferries", "")]
    [InlineData("en", "thirty-four ferries", "34 ferries", "")]
    [InlineData("en", "two hundred and six pages", "206 pages", "")]
    [InlineData("en", "a hundred pages", "100 pages", "")]
    [InlineData("en", "$4.2bn in loans", "$4.2 billion in loans", "")]
    [InlineData("en", "$4.2m in loans", "$4.2bn in loans", "number")]
    [InlineData("en", "a fall of -3 degrees", "a fall of 3 degrees", "number")]
    [InlineData("en", "2.50 metres", "2.5 metres", "")]
    [InlineData("en", "the first ferry", "the second ferry", "number")]
    [InlineData("fr", "le 1er tour", "le premier tour", "")]
    [InlineData("fr", "60 M€ de pertes", "60 millions d'euros de pertes", "")]
    [InlineData("de", "41 Schiffe im Hafen", "47 Schiffe im Hafen", "number")]
    [InlineData("de", "die Schiffe im Hafen", "die Boote im Hafen", "")]
    // Units.
    [InlineData("fr", "60 millions de livres", "60 millions d'euros", "unit")]
    [InlineData("fr", "une hausse de 3 %", "une hausse de 3 points", "unit")]
    [InlineData("fr", "une hausse de 3 %", "une hausse de 3 pour cent", "")]
    [InlineData("fr", "12 kilomètres de file", "12 km de file", "")]
    [InlineData("fr", "trois jours d'attente", "trois semaines d'attente", "unit")]
    [InlineData("fr", "payés en dollars", "payés en euros", "unit")]
    [InlineData("en", "up 3 percent", "up 3 percentage points", "unit")]
    [InlineData("en", "€70m of debt", "$70m of debt", "unit")]
    [InlineData("en", "70 euros", "€70", "")]
    [InlineData("fr", "31 °C à l'ombre", "31 °F à l'ombre", "unit")]
    [InlineData("en", "40 miles of road", "40 kilometres of road", "unit")]
    // Dates.
    [InlineData("fr", "le 3 avril 2019", "le 3 mai 2019", "date")]
    [InlineData("fr", "le 1er avril", "le 11 avril", "date")]
    [InlineData("fr", "prévu le 12.", "prévu le 13.", "date")]
    [InlineData("fr", "depuis 2019", "depuis 2017", "date")]
    [InlineData("fr", "réuni mardi soir", "réuni jeudi soir", "date")]
    [InlineData("fr", "réuni hier", "réuni demain", "date")]
    [InlineData("fr", "à 14 h 30", "à 16 h 30", "date")]
    [InlineData("fr", "le 3 avril 2019", "le 03/4/2019", "")]
    [InlineData("en", "on April 3, 2019", "on 3 April 2019", "")]
    [InlineData("en", "on April 3, 2019", "on April 3, 2020", "date")]
    [InlineData("en", "met on Tuesday", "met on Wednesday", "date")]
    [InlineData("en", "in May", "in June", "date")]
    // Names.
    [InlineData("fr", "la juge Odile Charvin", "la juge Odile Chauvin", "name")]
    [InlineData("fr", "près de Vesoul", "près de Belfort", "name")]
    [InlineData("fr", "Vesoul a voté", "Belfort a voté", "name")]
    [InlineData("fr", "Vesoul a battu Belfort", "Belfort a battu Vesoul", "name")]
    [InlineData("en", "Judge Ann Harrow", "Judge Ann Harlow", "name")]
    [InlineData("en", "the UN said so", "the EU said so", "name attribution")]
    [InlineData("en", "the U.N. envoy", "the UN envoy", "")]
    // Negation.
    [InlineData("fr", "la piste est ouverte", "la piste n'est pas ouverte", "negation")]
    [InlineData("fr", "la piste n’est plus ouverte", "la piste est ouverte", "negation")]
    [InlineData("fr", "sans permis", "avec permis", "negation")]
    [InlineData("fr", "une piste légale", "une piste illégale", "negation")]
    [InlineData("fr", "aucun passager", "plusieurs passagers", "negation")]
    [InlineData("en", "the road is open", "the road isn't open", "negation")]
    [InlineData("en", "the road isn't open", "the road is not open", "")]
    [InlineData("en", "it never opened", "it opened", "negation")]
    [InlineData("en", "a confirmed case", "an unconfirmed case", "negation")]
    [InlineData("en", "The club confirmed the sale", "The club denied the sale", "negation")]
    // Hedges.
    [InlineData("fr", "le fonds aurait perdu la moitié", "le fonds a perdu la moitié", "hedge")]
    [InlineData("fr", "environ 80 hectares", "80 hectares", "hedge")]
    [InlineData("fr", "plus de 80 hectares", "moins de 80 hectares", "hedge")]
    [InlineData("fr", "plus de 80 hectares", "80 hectares", "hedge")]
    [InlineData("fr", "il est peut-être parti", "il est parti", "hedge")]
    [InlineData("fr", "une dizaine de cas", "dix cas", "hedge")]
    [InlineData("en", "the fund may close", "the fund will close", "hedge")]
    [InlineData("en", "he reportedly left", "he left", "hedge")]
    [InlineData("en", "about 80 acres", "80 acres", "hedge")]
    [InlineData("en", "at least 80 acres", "80 acres", "hedge")]
    // Attribution.
    [InlineData("fr", "D'après la préfecture, le col est fermé", "Le col est fermé", "attribution")]
    [InlineData("fr", "selon la police, le col est fermé", "selon les riverains, le col est fermé", "attribution")]
    [InlineData("fr", "Le préfet a assuré que le col rouvrirait", "Le col rouvrira", "attribution")]
    [InlineData("en", "The pass is closed, police said", "The pass is closed", "attribution")]
    [InlineData("en", "according to police", "according to residents", "attribution")]
    [InlineData("en", "Police said the pass was closed", "Residents said the pass was closed", "attribution")]
    // None of these.
    [InlineData("fr", "Le préfet a assuré que le col rouvrirait", "Le préfet a affirmé que le col rouvrirait", "")]
    [InlineData("fr", "le col de la montagne", "le passage de la montagne", "")]
    [InlineData("en", "the minister said it was over", "the minister added it was over", "")]
    [InlineData("en", "a big storm", "a large storm", "")]
    public void Grave_kinds_are_told_and_no_others(string language, string posted, string present, string expected)
    {
        var changes = Changes(posted, present, language);
        Assert.NotEmpty(changes);
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), changes.Intersect(Grave));
        Assert.Equal(changes, Changes(present, posted, language));
    }

    [Theory]
    [InlineData("l'été « dernier »", "l’été “dernier”")]
    [InlineData("Orle\u0301ac", "Orléac")]
    [InlineData("8\u00A0000 voix", "8 000 voix")]
    [InlineData("mi-temps – fin", "mi‑temps - fin")]
    [InlineData("la récol\u00ADte", "la récolte")]
    [InlineData("fin de\r\nphrase", "fin de\nphrase")]
    [InlineData("C'est clair !", "C'est clair\u202F!")]
    [InlineData("sœur", "soeur")]
    public void The_same_words_set_otherwise_are_typography(string posted, string present) =>
        Assert.Equal([ChangeKind.Typography], Changes(posted, present, "fr"));

    [Theory]
    [InlineData("Pêche", "Péché")]
    [InlineData("Séverac", "Severac")]
    public void Another_accent_is_another_word(string posted, string present) =>
        Assert.NotEqual([ChangeKind.Typography], Changes(posted, present, "fr"));

    [Theory]
    [InlineData("le col n'est pas fermé", "le col est fermé", "negation")]
    [InlineData("the road is not open for the winter", "the road is open for the winter", "negation")]
    public void Without_a_language_the_words_tell_which_it_is(string posted, string present, string expected) =>
        Assert.Contains(expected, Changes(posted, present, null));

    [Fact]
    public void The_capital_of_a_sentence_makes_no_name() =>
        Assert.Equal(
            [ChangeKind.Wording],
            WordingChanges.Between(new("Riverains et élus", "C'est dit. ", "", 0, 17), new("Habitants et élus", "C'est dit. ", "", 0, 17), "fr"));

    [Fact]
    public void Only_the_same_words_have_no_changes_and_every_kind_is_of_the_list() =>
        Prop.ForAll(Texts.Any, Texts.Any, (posted, present) =>
        {
            var changes = Changes(posted, present, null);
            return changes.Count == 0 == (posted == present) && changes.SequenceEqual(ChangeKind.All.Intersect(changes));
        }).QuickCheckThrowOnFailure();

    private static IReadOnlyList<string> Changes(string posted, string present, string? language) =>
        WordingChanges.Between(Standing(posted), Standing(present), language);

    /// <summary>Behind a word, or at the beginning where the words have a capital themselves.</summary>
    private static Passage Standing(string words) =>
        words.Length > 0 && char.IsUpper(words[0]) ? new(words, "", "", 0, words.Length) : new(words, "et ", "", 3, 3 + words.Length);
}
