using Newsroom.Core.Anchoring;
using Newsroom.Core.Text;

namespace Newsroom.Core.Tests.Anchoring;

/// <summary>One note on one passage, the report revised, and what becomes of the note.</summary>
public sealed class ReanchoringTests
{
    private const string Shells =
        "Les services de Séoul estiment que Pyongyang a livré 2,8 millions d'obus depuis l'été. "
        + "Le chiffre repose sur le nombre de conteneurs vus au port de Rajin.";

    private const string Losses =
        "Un responsable ukrainien affirme que six soldats ont péri près de Donetsk.\n\n"
        + "Le Kremlin refuse de commenter ces pertes.\n\n"
        + "Des images montrent des soldats à l'entraînement dans l'Extrême-Orient russe.";

    [Fact]
    public void Nothing_changed_nothing_moves() =>
        Carried(Shells, "2,8 millions d'obus", Shells, "2,8 millions d'obus", CarryMethod.Unchanged);

    [Fact]
    public void Text_inserted_before_shifts_the_passage()
    {
        const string addition = "Précision de la rédaction : 🚀 cet article a été complété.\n\n";
        var before = Passage.At(Shells, Shells.IndexOf("2,8", StringComparison.Ordinal), Shells.IndexOf(" depuis", StringComparison.Ordinal));
        var carried = Assert.IsType<CarryResult.Carried>(Reanchoring.Carry(Shells, before, addition + Shells));
        Assert.Equal(CarryMethod.Unchanged, carried.Method);
        Assert.Equal(before.Start + CodePoints.Count(addition), carried.Passage.Start);
    }

    [Fact]
    public void A_corrected_figure_inside_an_annotated_sentence_is_a_rewording()
    {
        const string sentence = "Les services de Séoul estiment que Pyongyang a livré 2,8 millions d'obus depuis l'été.";
        var carried = Carried(
            Shells, sentence, Shells.Replace("2,8", "2,9"), sentence.Replace("2,8", "2,9"), CarryMethod.Reworded);
        Assert.InRange(carried.Similarity, 0.9, 0.99);
    }

    [Fact]
    public void A_corrected_figure_at_the_edge_of_a_short_passage_stays_in_it() =>
        Carried(Shells, "2,8 millions d'obus", Shells.Replace("2,8", "2,9"), "2,9 millions d'obus", CarryMethod.Reworded);

    [Fact]
    public void A_corrected_count_spelt_out_stays_in_the_passage() =>
        Carried(Losses, "six soldats", Losses.Replace("six soldats", "sept soldats"), "sept soldats", CarryMethod.Reworded);

    [Fact]
    public void A_name_spelt_another_way_is_a_rewording()
    {
        const string before = "Le ministre russe de la Défense, Andreï Belooussov, s'est rendu à Pyongyang vendredi.";
        var carried = Carried(
            before, "Andreï Belooussov", before.Replace("Belooussov", "Beloussov"), "Andreï Beloussov", CarryMethod.Reworded);
        Assert.True(carried.Similarity > 0.9);
    }

    [Fact]
    public void A_short_passage_replaced_entirely_is_orphaned() =>
        Orphaned(Losses, "six soldats", Losses.Replace("six soldats", "une dizaine d'instructeurs"), OrphanReason.Rewritten);

    [Fact]
    public void A_passage_cut_from_its_sentence_is_orphaned() =>
        Orphaned(Shells, " depuis l'été", Shells.Replace(" depuis l'été", ""), OrphanReason.Deleted);

    [Fact]
    public void A_deleted_passage_is_not_anchored_on_a_common_word_of_it_elsewhere() =>
        Orphaned(
            Losses,
            "six soldats",
            Losses.Replace("Un responsable ukrainien affirme que six soldats ont péri près de Donetsk.\n\n", ""),
            OrphanReason.Deleted);

    [Fact]
    public void A_deleted_word_is_not_anchored_on_the_same_word_of_another_sentence()
    {
        var passage = Of(Losses, "soldats");
        var after = Losses.Replace("Un responsable ukrainien affirme que six soldats ont péri près de Donetsk.\n\n", "");
        Assert.IsType<CarryResult.Orphaned>(Reanchoring.Carry(Losses, passage, after));
    }

    [Fact]
    public void Of_two_identical_words_each_keeps_its_own()
    {
        var after = Losses.Replace("Le Kremlin refuse", "Interrogé lundi, le Kremlin refuse");
        var second = Passage.At(Losses, Losses.LastIndexOf("soldats", StringComparison.Ordinal), Losses.LastIndexOf("soldats", StringComparison.Ordinal) + 7);
        var carried = Assert.IsType<CarryResult.Carried>(Reanchoring.Carry(Losses, second, after));
        Assert.Equal(CarryMethod.Unchanged, carried.Method);
        Assert.Equal(after.LastIndexOf("soldats", StringComparison.Ordinal), carried.Passage.Start);
    }

    [Fact]
    public void A_sentence_that_stood_twice_and_was_reworded_once_is_followed_where_it_was()
    {
        const string before =
            "Moscou dément toute livraison d'armes.\n\nL'ambassade convoque les journalistes mardi.\n\nMoscou dément toute livraison d'armes.";
        const string after =
            "Moscou dément toute livraison de missiles.\n\nL'ambassade convoque les journalistes mardi.\n\nMoscou dément toute livraison d'armes.";
        var carried = Carried(
            before, "Moscou dément toute livraison d'armes", after, "Moscou dément toute livraison de missiles", CarryMethod.Reworded);
        Assert.Equal(0, carried.Passage.Start);
    }

    [Fact]
    public void A_passage_taken_to_another_paragraph_has_moved()
    {
        const string first = "Un responsable ukrainien affirme que six soldats ont péri près de Donetsk.";
        const string second = "Le Kremlin refuse de commenter ces pertes, dont aucune source indépendante n'a pu confirmer l'ampleur.";
        Carried($"{first}\n\n{second}", "six soldats", $"{second}\n\n{first}", "six soldats", CarryMethod.Moved);
    }

    [Fact]
    public void A_heading_moved_with_nothing_around_it_has_moved()
    {
        const string body = "Le premier convoi part en septembre, chargé de caisses scellées que personne n'ouvre au contrôle.";
        Carried($"Le bilan\n{body}", "Le bilan", $"{body}\nLe bilan", "Le bilan", CarryMethod.Moved);
    }

    [Fact]
    public void A_passage_copied_to_two_new_places_is_ambiguous()
    {
        const string line = "Le Kremlin refuse de commenter ces pertes.";
        const string a = "Washington observe avec prudence les mouvements de troupes signalés à la frontière depuis la mi-octobre.";
        const string b = "Tokyo convoque son conseil de sécurité et promet une réponse coordonnée avec ses deux alliés.";
        Ambiguous($"{line}\n{a}\n{b}", line, $"{a}\n{line}\n{b}\n{line}", line, line);
    }

    [Fact]
    public void A_sentence_moved_and_corrected_is_found_as_reworded()
    {
        const string moved = "Les services de Séoul estiment que Pyongyang a livré 2,8 millions d'obus depuis l'été.";
        const string rest =
            "Le port de Rajin tourne jour et nuit, et les images satellites y montrent des conteneurs empilés.\n"
            + "Aucun des deux gouvernements n'a réagi, malgré plusieurs demandes adressées à leurs ambassades.";
        Carried(
            $"{moved}\n{rest}", moved, $"{rest}\n{moved.Replace("2,8", "2,9")}", moved.Replace("2,8", "2,9"), CarryMethod.Reworded);
    }

    [Fact]
    public void A_passage_that_lost_its_middle_is_still_itself() =>
        Carried(
            "Le ministre russe de la Défense Andreï Belooussov arrive vendredi.",
            "Le ministre russe de la Défense Andreï Belooussov",
            "Le ministre Andreï Belooussov arrive vendredi.",
            "Le ministre Andreï Belooussov",
            CarryMethod.Reworded);

    [Fact]
    public void Words_replaced_at_the_end_of_a_clause_stay_in_the_passage_even_when_the_next_sentence_goes() =>
        Carried(
            "Pyongyang aurait livré plus de deux millions de cartouches. On entend ici tout gros calibre.\n\nS'y ajoutent des missiles.",
            "plus de deux millions de cartouches",
            "Pyongyang aurait livré plus de deux millions d'obus.\n\nS'y ajoutent des missiles.",
            "plus de deux millions d'obus",
            CarryMethod.Reworded);

    [Fact]
    public void A_full_stop_inside_the_passage_does_not_keep_its_last_words_from_being_followed()
    {
        const string before =
            "Pyongyang aurait livré plus de deux millions de cartouches. On entend ici tout gros calibre.\n\nS'y ajoutent des missiles.";
        const string after = "Pyongyang aurait livré plus de deux millions d'obus.\n\nS'y ajoutent des missiles.";
        var carried = Assert.IsType<CarryResult.Carried>(
            Reanchoring.Carry(before, Of(before, "plus de deux millions de cartouches."), after));
        Assert.StartsWith("plus de deux millions d'obus", carried.Passage.Exact, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_replaced_at_the_beginning_of_a_clause_stay_in_the_passage() =>
        Carried(
            "Le port ferme la nuit sur ordre du préfet. Des cartouches par millions arrivent de Rajin chaque semaine.",
            "Des cartouches par millions arrivent de Rajin",
            "Le port ferme. Quelques obus par millions arrivent de Rajin chaque semaine.",
            "Quelques obus par millions arrivent de Rajin",
            CarryMethod.Reworded);

    [Fact]
    public void Words_replaced_by_a_much_longer_run_are_left_out() =>
        Carried(
            "Pyongyang aurait livré plus de deux millions de balles. On entend ici tout gros calibre.\n\nS'y ajoutent des missiles.",
            "plus de deux millions de balles",
            "Pyongyang aurait livré plus de deux millions d'obus soviétiques fabriqués avant la chute du mur puis oubliés.\n\nS'y ajoutent des missiles.",
            "plus de deux millions",
            CarryMethod.Reworded);

    [Fact]
    public void A_passage_that_ended_inside_its_clause_does_not_grow_to_the_clauses_end() =>
        Carried(
            "Pyongyang aurait livré plus de deux millions de cartouches russes. On entend ici tout gros calibre.\n\nS'y ajoutent des missiles.",
            "plus de deux millions de cartouches",
            "Pyongyang aurait livré plus de deux millions d'obus neufs.\n\nS'y ajoutent des missiles.",
            "plus de deux millions",
            CarryMethod.Reworded);

    private const string Claim = "L'affirmation inquiète ; aucune source ne l'a pour l'heure corroborée.";
    private const string ClaimReworded = "L'affirmation inquiète ; à ce jour, aucune source ne l'a corroborée.";

    [Fact]
    public void A_reworded_sentence_does_not_take_in_the_sentence_added_behind_it() =>
        Carried(
            $"Moscou livre des plans. {Claim}\n\nSéoul attend.",
            Claim,
            $"Moscou livre des plans. {ClaimReworded} Le reste demeure confidentiel, hommes et fusées.\n\nSéoul attend.",
            ClaimReworded,
            CarryMethod.Reworded);

    [Fact]
    public void Nor_the_sentence_added_before_it() =>
        Carried(
            $"Moscou livre des plans.\n\n{Claim}\n\nSéoul attend.",
            Claim,
            $"Moscou livre des plans.\n\nL'accord a une autre part, tenue secrète. {ClaimReworded}\n\nSéoul attend.",
            ClaimReworded,
            CarryMethod.Reworded);

    [Fact]
    public void A_sentence_put_in_between_two_sentences_of_a_passage_becomes_part_of_it() =>
        Carried(
            "Lundi. Le convoi est parti de Rajin. Il a mis trois jours. Mardi.",
            "Le convoi est parti de Rajin. Il a mis trois jours.",
            "Lundi. Le convoi est parti de Rajin. La mer était calme. Il a mis trois jours. Mardi.",
            "Le convoi est parti de Rajin. La mer était calme. Il a mis trois jours.",
            CarryMethod.Reworded);

    [Fact]
    public void Of_two_sections_that_change_places_the_shorter_has_moved_and_the_longer_stands()
    {
        const string first = "Un traité\n\nLes deux dirigeants ont signé en juin un pacte de défense.";
        const string second =
            "Le poids des caisses\n\nWashington compte onze mille conteneurs de munitions partis depuis deux ans.\n\n"
            + "S'y ajoutent des dizaines de missiles de courte portée, essayés il y a cinq ans.";
        var (before, after) = ($"Le chapeau.\n\n{first}\n\n{second}\n\nLa fin.", $"Le chapeau.\n\n{second}\n\n{first}\n\nLa fin.");
        Carried(before, "un pacte de défense", after, "un pacte de défense", CarryMethod.Moved);
        Carried(before, "onze mille conteneurs", after, "onze mille conteneurs", CarryMethod.Unchanged);
    }

    /// <summary>Two agencies on one event, with its names, its figures and its stock phrases: every passage of three words and more.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(12)]
    public void Two_reports_on_one_subject_share_no_passage(int words)
    {
        const string one =
            "La Corée du Nord a envoyé plusieurs milliers de soldats en Russie, selon les services de renseignement de Séoul. "
            + "Ces hommes, formés dans l'Extrême-Orient russe, devraient rejoindre la région de Koursk avant la fin du mois. "
            + "Le ministre de la Défense russe n'a fait aucun commentaire, et la Corée du Nord parle d'une rumeur.";
        const string other =
            "À Washington, on redoute que la présence de soldats de la Corée du Nord dans la région de Koursk ne change la guerre. "
            + "Le renseignement américain, plus prudent que celui de la Corée du Sud, évoque des unités d'instruction. "
            + "Interrogé sur le ministre de la Défense russe, un diplomate sourit : il n'a, dit-il, rien à ajouter avant la fin du sommet.";
        var pieces = one.Split(' ');
        var comparison = Reanchoring.Between(one, other);
        for (var first = 0; first + words <= pieces.Length; first++)
        {
            var start = pieces.Take(first).Sum(piece => piece.Length + 1);
            var length = pieces.Skip(first).Take(words).Sum(piece => piece.Length + 1) - 1;
            var passage = Passage.At(one, start, start + length);
            Assert.True(comparison.Carry(passage) is CarryResult.Orphaned, $"«{passage.Exact}» → {comparison.Carry(passage)}");
        }
    }

    [Fact]
    public void A_thousand_notes_on_a_long_report_share_one_comparison()
    {
        var lines = Enumerable.Range(0, 1000).Select(i => $"Le convoi numéro {i} quitte le port avec dix caisses.").ToArray();
        var before = string.Join('\n', lines);
        var after = string.Join('\n', lines.Select((line, i) => i % 10 == 0 ? line.Replace("dix", "onze") : line).Skip(1));
        var comparison = Reanchoring.Between(before, after);
        var start = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            var result = comparison.Carry(Passage.At(before, start, start + lines[i].Length));
            if (i == 0)
                Assert.Equal(new CarryResult.Orphaned(OrphanReason.Deleted), result);
            else
                Assert.Equal(
                    i % 10 == 0 ? (lines[i].Replace("dix", "onze"), CarryMethod.Reworded) : (lines[i], CarryMethod.Unchanged),
                    result is CarryResult.Carried carried ? (carried.Passage.Exact, carried.Method) : default);
            start += lines[i].Length + 1;
        }
    }

    [Fact]
    public void A_single_word_that_a_rewritten_text_happens_to_use_is_orphaned() =>
        Orphaned(
            "Des soldats dorment.",
            "soldats",
            "Au marché de Vladivostok, les prix du riz montent et des soldats en permission achètent du tabac.",
            OrphanReason.Rewritten);

    [Fact]
    public void A_word_is_not_found_inside_a_longer_one() =>
        Orphaned(
            "Le convoi livre des obus au front. La route est coupée depuis lundi par la neige.",
            "obus",
            "Le convoi livre des obusiers au front. La route est coupée depuis lundi par la neige.",
            OrphanReason.Rewritten);

    [Fact]
    public void A_passage_of_letters_inside_a_word_keeps_to_them()
    {
        var carried = Carried(
            "Les forces nordcoréennes avancent dans la plaine.", "coréennes", "Jeudi, les forces nordcoréennes avancent dans la plaine.",
            "coréennes", CarryMethod.Unchanged);
        Assert.Equal(22, carried.Passage.Start);
    }

    [Fact]
    public void Half_a_character_is_not_taken_for_the_white_space_that_it_resembles() =>
        Orphaned(" \u0301»\n,한10\u202F000  ", " ", ", \u0301»\n,한\t  ", OrphanReason.Rewritten);

    [Fact]
    public void Changed_spacing_inside_a_passage_is_a_rewording_of_likeness_1()
    {
        var carried = Carried(
            "Le bilan : six morts, dit Kiev.", "Le bilan : six morts", "Le bilan\u00A0: six morts, dit Kiev.", "Le bilan\u00A0: six morts",
            CarryMethod.Reworded);
        Assert.Equal(1, carried.Similarity);
    }

    [Fact]
    public void A_recomposed_letter_is_a_rewording_of_likeness_1()
    {
        var after = Losses.Replace("péri", "pe\u0301ri");
        var carried = Carried(Losses, "six soldats ont péri", after, "six soldats ont pe\u0301ri", CarryMethod.Reworded);
        Assert.Equal(1, carried.Similarity);
    }

    [Fact]
    public void Everything_deleted_leaves_nothing_to_stand_on() =>
        Orphaned(Shells, "2,8 millions d'obus", "", OrphanReason.Deleted);

    [Theory]
    [InlineData(0, 5)]
    [InlineData(-1, 4)]
    [InlineData(4, 4)]
    [InlineData(0, 1000)]
    public void A_passage_that_is_not_where_it_says_is_orphaned_and_not_guessed(int start, int end) =>
        Assert.Equal(
            new CarryResult.Orphaned(OrphanReason.NotInEarlierText),
            Reanchoring.Carry(Shells, new Passage("Rajin", "", "", start, end), Shells));

    [Fact]
    public void A_passage_longer_than_is_compared_word_by_word_is_carried_by_the_alignment()
    {
        var before = string.Join(' ', Enumerable.Range(0, 3000).Select(i => $"constante{i}"));
        var after = before.Replace("constante1500 ", "nouveau ");
        var carried = Carried(before, before, after, after, CarryMethod.Reworded);
        Assert.InRange(carried.Similarity, 0.99, 0.9999);
    }

    private static Passage Of(string text, string exact)
    {
        var index = text.IndexOf(exact, StringComparison.Ordinal);
        var indexed = new CodePointText(text);
        return Passage.At(indexed, indexed.ToCodePoint(index), indexed.ToCodePoint(index + exact.Length));
    }

    private static CarryResult.Carried Carried(string before, string exact, string after, string expected, CarryMethod method)
    {
        var carried = Assert.IsType<CarryResult.Carried>(Reanchoring.Carry(before, Of(before, exact), after));
        Assert.Equal((expected, method), (carried.Passage.Exact, carried.Method));
        Assert.Equal(Passage.At(after, carried.Passage.Start, carried.Passage.End), carried.Passage);
        return carried;
    }

    private static void Ambiguous(string before, string exact, string after, params string[] candidates)
    {
        var result = Assert.IsType<CarryResult.Ambiguous>(Reanchoring.Carry(before, Of(before, exact), after));
        Assert.Equal(candidates, result.Candidates.Select(candidate => candidate.Exact));
        Assert.All(result.Candidates, candidate => Assert.Equal(Passage.At(after, candidate.Start, candidate.End), candidate));
        Assert.Distinct(result.Candidates);
    }

    private static void Orphaned(string before, string exact, string after, string reason) =>
        Assert.Equal(new CarryResult.Orphaned(reason), Reanchoring.Carry(before, Of(before, exact), after));
}
