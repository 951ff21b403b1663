// Logistic regression on real data: is a tumour benign? The model is four lines of annotated C# (LogisticRegression.cs);
// NumDsl turns it into the code that is called here. Run with --large for a data set of 200 MB.

using System.Globalization;
using System.Numerics.Tensors;
using LogisticRegressionSample;
using NumDsl;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
int[] shown = [0, 1, 10, 100, 1000];

BreastCancer<double> data = BreastCancer<double>.Read();
BreastCancer<float> floatData = BreastCancer<float>.Read();
(int nx, int m) = (data.Nx, data.M);

// Training: all weights start at 0; every iteration looks at all examples and takes one step of 0.1 down the gradient.
// Examples.Columns views the data, one example after the other, as the equation's (nx, m) matrix: nothing is copied.
var model = new LogisticRegression(nx);
var gradient = model.CreateParameterSet();
var costs = new CostRecorder(shown);
new GradientDescent(0.1).Minimize(model.Parameters, gradient, CostAndGradient, iterations: 1000, costs);

var floatModel = new LogisticRegressionFloat(nx);
var floatGradient = floatModel.CreateParameterSet();
var floatCosts = new CostRecorder(shown);
new GradientDescent(0.1).Minimize(floatModel.Parameters, floatGradient, FloatCostAndGradient, iterations: 1000, floatCosts);

double CostAndGradient() => model.CostAndGradient(Examples.Columns(data.X, nx, m), Examples.Columns(data.Y, 1, m), gradient);

float FloatCostAndGradient() =>
    floatModel.CostAndGradient(Examples.Columns(floatData.X, nx, m), Examples.Columns(floatData.Y, 1, m), floatGradient);

Console.WriteLine($"Breast cancer (Wisconsin, diagnostic): {m} examples, {nx} features");
Console.WriteLine();
Console.WriteLine("iteration    cost (double)         cost (float)");
foreach (int iteration in shown)
{
    Console.WriteLine($"{iteration,9}    {costs.Costs[iteration],-18:G16}    {floatCosts.Costs[iteration]:G8}");
}

// Accuracy: a prediction above 1/2 says benign.
double[] a = new double[m];
model.Predict(Examples.Columns(data.X, nx, m), new TensorSpan<double>(a, [1, m]));
float[] floatA = new float[m];
floatModel.Predict(Examples.Columns(floatData.X, nx, m), new TensorSpan<float>(floatA, [1, m]));
double accuracy = a.Zip(data.Y).Count(pair => pair.First > 0.5 == (pair.Second == 1)) / (double)m;
double floatAccuracy = floatA.Zip(floatData.Y).Count(pair => pair.First > 0.5f == (pair.Second == 1)) / (double)m;
Console.WriteLine($" accuracy    {accuracy,-18:P2}    {floatAccuracy:P2}");

// Speed: the same cost and gradient by three means, on the same data, in turns.
double[] w = new double[nx], dw = new double[nx];
float[] floatW = new float[nx], floatDw = new float[nx];
model.Parameters.W.FlattenTo(w);
floatModel.Parameters.W.FlattenTo(floatW);
var byTensorPrimitives = new ByTensorPrimitives<double>(m);
var floatByTensorPrimitives = new ByTensorPrimitives<float>(m);
(double b, float floatB) = (model.Parameters.B, floatModel.Parameters.B);

double[] seconds = Timing.Medians(rounds: 101, calls: 20,
    () => CostAndGradient(),
    () => FloatCostAndGradient(),
    () => byTensorPrimitives.CostAndGradient(data.X, data.Y, w, b, dw, out _),
    () => floatByTensorPrimitives.CostAndGradient(floatData.X, floatData.Y, floatW, floatB, floatDw, out _),
    () => ByLoops.CostAndGradient(data.X, data.Y, w, b, dw, out _),
    () => ByLoops.CostAndGradient(floatData.X, floatData.Y, floatW, floatB, floatDw, out _));

Console.WriteLine($"""

    one cost + gradient of {m} x {nx}, median of 101 turns
                          double        float
    NumDsl           {seconds[0] * 1e6,8:0.0} us  {seconds[1] * 1e6,8:0.0} us
    TensorPrimitives {seconds[2] * 1e6,8:0.0} us  {seconds[3] * 1e6,8:0.0} us
    explicit loops   {seconds[4] * 1e6,8:0.0} us  {seconds[5] * 1e6,8:0.0} us
    """);

// The equation as it is printed in a textbook breaks down in float: where a rounds to 1, 0 * log(0) is NaN. What NumDsl
// generates from that same equation writes log(1 - sigmoid(z)) in a form that stays finite.
float byLoops = ByLoops.CostAndGradient(floatData.X, floatData.Y, floatW, floatB, floatDw, out _);
Console.WriteLine($"\ncost (float) after training: {FloatCostAndGradient():G8} generated, {byLoops:G8} by explicit loops");

if (args.Contains("--large"))
{
    LargeRun.Run();
}
else
{
    Console.WriteLine("\nRun with --large to see one cost + gradient over 200 MB against the speed of memory.");
}
