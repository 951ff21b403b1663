// A peer's side of the conversation with the driver, and the timing: see Peers/PeerServer.cs and Peers/Batch.cs.
#pragma once
#include "inputs.hpp"
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <functional>
#include <iostream>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

struct Result { const float* values; size_t count; };

struct Work
{
    std::function<void()> run;
    std::function<std::vector<Result>()> results;
    std::function<void()> reset = [] {};
};

using Prepare = std::function<std::optional<Work>(const std::string& name, const std::vector<int>& sizes)>;

namespace timing
{
inline double now() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

inline double time(const Work& work, int calls)
{
    double start = now();
    for (int call = 0; call < calls; call++)
        work.run();
    return (now() - start) / calls;
}

inline int warm_up(const Work& work)
{
    double start = now();
    int calls = 0;
    for (; calls < 2 || now() - start < 0.5; calls++)
        work.run();
    return std::max(1, int(1e-3 / time(work, std::max(1, calls / 8))));
}

inline double median(const Work& work, int calls, double budget)
{
    std::vector<double> times;
    double start = now();
    while (times.size() < 1001)
    {
        double elapsed = now() - start;
        if (elapsed >= budget && (times.size() >= 3 || elapsed >= 3 * budget))
            break;
        times.push_back(time(work, calls));
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}
}

inline std::string fingerprints(const std::vector<Result>& results)
{
    std::ostringstream text;
    text.precision(17);
    for (const Result& result : results)
    {
        double projection = 0, squares = 0;
        for (size_t i = 0; i < result.count; i++)
        {
            double value = result.values[i];
            projection += hash(i, 12345) & 1 ? -value : value;
            squares += value * value;
        }
        text << ' ' << projection << ' ' << std::sqrt(squares);
    }
    return text.str();
}

inline int serve(const std::string& version, int threads, const Prepare& prepare)
{
    std::cout << "hello " << version << std::endl;
    std::optional<Work> work;
    int calls = 1;
    for (std::string line; std::getline(std::cin, line);)
    {
        std::istringstream words(line);
        std::string command;
        words >> command;
        if (command == "prepare")
        {
            std::string name;
            std::vector<int> sizes;
            words >> name;
            for (int size; words >> size; words.get())
            {
                sizes.push_back(size);
                if (words.peek() != 'x')
                    break;
            }
            work = prepare(name, sizes);
            if (work)
                calls = timing::warm_up(*work);
            std::cout << (work ? "ready " + std::to_string(threads) : "none") << std::endl;
        }
        else if (command == "run")
        {
            double milliseconds = 0;
            words >> milliseconds;
            std::printf("time %.17g\n", timing::median(*work, calls, milliseconds / 1000) * 1e9);
            std::fflush(stdout);
        }
        else if (command == "check")
        {
            work->reset();
            work->run();
            std::cout << "results" << fingerprints(work->results()) << std::endl;
        }
        else
        {
            std::cerr << "A peer does not know the command '" << line << "'.\n";
            return 1;
        }
    }
    return 0;
}
