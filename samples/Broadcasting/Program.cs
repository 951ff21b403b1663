// Broadcasting: what happens when two arrays of different shapes meet.

using System.Globalization;
using Broadcasting;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string[] foods = ["apples", "beef", "eggs", "potatoes"];
string[] sources = ["carbohydrate", "protein", "fat"];

// Calories in 100 g, row by row: (3,4).
double[] calories =
[
    56.0,   0.0,  4.4, 68.0,
     1.2, 104.0, 52.0,  8.0,
     1.8, 135.0, 99.0,  0.9,
];

double[] percent = new double[calories.Length];
Calories.Percent(calories, percent);

Table.Write("calories in 100 g", calories, sources, foods);
Table.Write("percent = 100 A / column sums: (3,4) / (1,4)", percent, sources, foods);

// The general principle, on a (2,3).
double[] a = [1, 2, 3, 4, 5, 6], row = [100, 200, 300], column = [100, 200];
double[] result = new double[a.Length];

Table.Write("a: (2,3)", a, 2, 3);

Principle.AddRow(a, row, m: 2, n: 3, result);
Table.Write("a + (100 200 300): (2,3) + (1,3)", result, 2, 3);

Principle.AddColumn(a, column, m: 2, n: 3, result);
Table.Write("a + (100 200)': (2,3) + (2,1)", result, 2, 3);

Principle.AddNumber(a, 100, m: 2, n: 3, result);
Table.Write("a + 100: (2,3) + a number", result, 2, 3);
