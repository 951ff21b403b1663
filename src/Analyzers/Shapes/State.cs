using Microsoft.CodeAnalysis;

namespace NumDsl.Analyzers.Shapes;

/// <summary>What is known of locals and parameters at one place.</summary>
internal sealed class State
{
    private readonly Dictionary<ISymbol, Fact> _facts;

    private State(Dictionary<ISymbol, Fact> facts, bool isReachable)
    {
        _facts = facts;
        IsReachable = isReachable;
    }

    public State()
        : this(new Dictionary<ISymbol, Fact>(SymbolEqualityComparer.Default), true)
    {
    }

    /// <summary>Whether any way leads here.</summary>
    public bool IsReachable { get; private set; }

    public Fact? this[ISymbol symbol]
    {
        get => _facts.TryGetValue(symbol, out var fact) ? fact : null;
        set
        {
            if (value is null)
            {
                _facts.Remove(symbol);
            }
            else
            {
                _facts[symbol] = value;
            }
        }
    }

    public State Copy() => new(new Dictionary<ISymbol, Fact>(_facts, SymbolEqualityComparer.Default), IsReachable);

    /// <summary>The place after a return or a throw.</summary>
    public void Leave() => IsReachable = false;

    /// <summary>What holds on both ways.</summary>
    public static State Join(State a, State b)
    {
        if (!a.IsReachable || !b.IsReachable)
        {
            return (a.IsReachable ? a : b).Copy();
        }

        var joined = new State();
        foreach (var pair in a._facts)
        {
            joined[pair.Key] = Fact.Join(pair.Value, b[pair.Key]);
        }

        return joined;
    }

    /// <summary>Whether the same is known in both.</summary>
    public bool IsSameAs(State other) =>
        IsReachable == other.IsReachable && _facts.Count == other._facts.Count
        && _facts.All(pair => pair.Value.Equals(other[pair.Key]));
}
