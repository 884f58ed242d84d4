namespace Newsroom.Core.Tests.Anchoring.Evaluation;

/// <summary>
/// A sentence with a passage in square brackets, and what an editor makes of it: each edit says which grave kinds of change it is
/// (none for a harmless one). {A} and {B} are towns, {P} and {Q} people, {N} and {M} figures, {D} and {E} days.
/// </summary>
/// <param name="Grave">Kinds, with blanks between.</param>
internal sealed record Edit(string Row, string Grave, string Sentence);

internal sealed record Template(string Language, string Sentence, params Edit[] Edits);

/// <summary>Sentences and their surroundings, in French and English.</summary>
internal static class Sentences
{
    public static readonly Template[] Templates =
    [
        new("fr", "À {A}, [{N} maisons ont été inondées] dans la nuit.",
            new("number", "number", "À {A}, [{M} maisons ont été inondées] dans la nuit."),
            new("negation", "negation", "À {A}, [{N} maisons n'ont pas été inondées] dans la nuit."),
            new("hedge", "hedge", "À {A}, [{N} maisons auraient été inondées] dans la nuit."),
            new("wording", "", "À {A}, [{N} maisons ont été submergées] dans la nuit."),
            new("around it", "", "Hier à {A}, sur la côte, [{N} maisons ont été inondées] avant l'aube.")),
        new("fr", "Le tunnel coûtera [{N} millions d'euros] à la région de {A}.",
            new("number", "number", "Le tunnel coûtera [{M} millions d'euros] à la région de {A}."),
            new("number", "number", "Le tunnel coûtera [{N} milliards d'euros] à la région de {A}."),
            new("unit", "unit", "Le tunnel coûtera [{N} millions de dollars] à la région de {A}."),
            new("typography", "", "Le tunnel coûtera [{N}\u00A0millions d’euros] à la région de {A}."),
            new("around it", "", "Le futur tunnel coûtera [{N} millions d'euros] à la région de {A}, qui emprunte.")),
        new("fr", "[La préfète {P} a signé l'arrêté] mardi à {A}.",
            new("name", "name", "[La préfète {Q} a signé l'arrêté] mardi à {A}."),
            new("negation", "negation", "[La préfète {P} n'a jamais signé l'arrêté] mardi à {A}."),
            new("hedge", "hedge", "[La préfète {P} aurait signé l'arrêté] mardi à {A}."),
            new("wording", "", "[La préfète {P} a paraphé l'arrêté] mardi à {A}.")),
        new("fr", "[Le procès s'ouvrira le {D} mars devant la cour de {A}].",
            new("date", "date", "[Le procès s'ouvrira le {E} mars devant la cour de {A}]."),
            new("date", "date", "[Le procès s'ouvrira le {D} avril devant la cour de {A}]."),
            new("name", "name", "[Le procès s'ouvrira le {D} mars devant la cour de {B}]."),
            new("negation", "negation", "[Le procès ne s'ouvrira pas le {D} mars devant la cour de {A}]."),
            new("hedge", "hedge", "[Le procès s'ouvrirait le {D} mars devant la cour de {A}]."),
            new("wording", "", "[Le procès commencera le {D} mars devant la cour de {A}].")),
        new("fr", "[Selon les pompiers de {A}, le dépôt contenait {N} tonnes d'engrais].",
            new("attribution", "attribution", "[Le dépôt contenait {N} tonnes d'engrais]."),
            new("attribution", "attribution", "[Selon les riverains de {A}, le dépôt contenait {N} tonnes d'engrais]."),
            new("number", "number", "[Selon les pompiers de {A}, le dépôt contenait {M} tonnes d'engrais]."),
            new("unit", "unit", "[Selon les pompiers de {A}, le dépôt contenait {N} kilos d'engrais]."),
            new("hedge", "hedge", "[Selon les pompiers de {A}, le dépôt contenait près de {N} tonnes d'engrais]."),
            new("wording", "", "[D'après les pompiers de {A}, l'entrepôt contenait {N} tonnes d'engrais].")),
        new("fr", "La coopérative de {A} emploie [{N} saisonniers logés sur place] pendant l'été.",
            new("number", "number", "La coopérative de {A} emploie [{M} saisonniers logés sur place] pendant l'été."),
            new("negation", "negation", "La coopérative de {A} emploie [{N} saisonniers non logés sur place] pendant l'été."),
            new("wording", "", "La coopérative de {A} emploie [{N} ouvriers logés sur place] pendant l'été."),
            new("typography", "", "La coopérative de {A} emploie [{N} saisonniers loge\u0301s sur place] pendant l’été.")),
        new("en", "In {A}, [{N} homes were flooded] overnight.",
            new("number", "number", "In {A}, [{M} homes were flooded] overnight."),
            new("negation", "negation", "In {A}, [{N} homes were not flooded] overnight."),
            new("hedge", "hedge", "In {A}, [{N} homes were reportedly flooded] overnight."),
            new("wording", "", "In {A}, [{N} homes were swamped] overnight."),
            new("around it", "", "In {A}, on the coast, [{N} homes were flooded] before dawn.")),
        new("en", "The tunnel will cost [{N} million euros] to the county of {A}.",
            new("number", "number", "The tunnel will cost [{M} million euros] to the county of {A}."),
            new("number", "number", "The tunnel will cost [{N} billion euros] to the county of {A}."),
            new("unit", "unit", "The tunnel will cost [{N} million dollars] to the county of {A}."),
            new("around it", "", "The new tunnel will cost [{N} million euros] to the county of {A}, which borrows.")),
        new("en", "[Mayor {P} signed the order] on Tuesday in {A}.",
            new("name", "name", "[Mayor {Q} signed the order] on Tuesday in {A}."),
            new("negation", "negation", "[Mayor {P} never signed the order] on Tuesday in {A}."),
            new("hedge", "hedge", "[Mayor {P} may have signed the order] on Tuesday in {A}."),
            new("wording", "", "[Mayor {P} approved the order] on Tuesday in {A}.")),
        new("en", "[The trial will open on March {D} at the court of {A}].",
            new("date", "date", "[The trial will open on March {E} at the court of {A}]."),
            new("date", "date", "[The trial will open on April {D} at the court of {A}]."),
            new("name", "name", "[The trial will open on March {D} at the court of {B}]."),
            new("negation", "negation", "[The trial will not open on March {D} at the court of {A}]."),
            new("hedge", "hedge", "[The trial could open on March {D} at the court of {A}]."),
            new("wording", "", "[The trial will start on March {D} at the court of {A}].")),
        new("en", "[According to firefighters in {A}, the depot held {N} tonnes of fertiliser].",
            new("attribution", "attribution", "[The depot held {N} tonnes of fertiliser]."),
            new("attribution", "attribution", "[According to residents in {A}, the depot held {N} tonnes of fertiliser]."),
            new("number", "number", "[According to firefighters in {A}, the depot held {M} tonnes of fertiliser]."),
            new("unit", "unit", "[According to firefighters in {A}, the depot held {N} kilos of fertiliser]."),
            new("hedge", "hedge", "[According to firefighters in {A}, the depot held nearly {N} tonnes of fertiliser]."),
            new("wording", "", "[According to firefighters in {A}, the warehouse held {N} tonnes of fertiliser].")),
        new("en", "The farm near {A} employs [{N} pickers who sleep on site] during the summer.",
            new("number", "number", "The farm near {A} employs [{M} pickers who sleep on site] during the summer."),
            new("negation", "negation", "The farm near {A} employs [{N} pickers who do not sleep on site] during the summer."),
            new("wording", "", "The farm near {A} employs [{N} workers who sleep on site] during the summer."),
            new("typography", "", "The farm near {A} employs [{N} pickers\u00A0who sleep on\u202Fsite] during the summer.")),
    ];

    public static readonly string[] Towns = ["Ardelles", "Bouvron", "Cressy", "Dunham", "Eastry", "Fernay", "Gorsley", "Halden"];

    public static readonly string[] People = ["Anne Morvan", "Lucie Tardy", "Paul Estève", "Karen Whitlow", "Irene Massey", "Hugo Lentz"];

    public static readonly IReadOnlyDictionary<string, string[]> Fillers = new Dictionary<string, string[]>
    {
        ["fr"] =
        [
            "Les halles resteront fermées jusqu'à nouvel ordre.", "La route du col est coupée par un éboulement.",
            "Un gymnase accueille les familles depuis lundi.", "Le vent a couché des arbres le long du canal.",
            "Les écoles rouvrent une classe après l'autre.", "Personne ne sait encore d'où venait la panne.",
            "La rivière est remontée de deux mètres en une heure.", "Les assureurs promettent de payer vite.",
            "Une enquête a été ouverte par le parquet.", "Le marché de Noël se tiendra sur la grande place.",
            "Des bénévoles distribuent de l'eau aux carrefours.", "Les trains circulent de nouveau vers la côte.",
        ],
        ["en"] =
        [
            "The market hall stays shut until further notice.", "A landslide has cut the road over the pass.",
            "A sports hall has sheltered families since Monday.", "The wind brought down trees along the canal.",
            "Schools are opening one class after the other.", "Nobody knows yet what caused the outage.",
            "The river rose by two metres within an hour.", "Insurers have promised to pay quickly.",
            "Prosecutors have opened an inquiry.", "The Christmas fair moves to the main square.",
            "Volunteers hand out water at the crossroads.", "Trains run to the coast again.",
        ],
    };

    public static string Notice(string language, string words) => language == "fr"
        ? $"Rectificatif : une première version de ce texte disait « {words} »."
        : $"Correction: an earlier version of this text said “{words}”.";
}
